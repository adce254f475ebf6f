package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.optim.Adadelta;
import dev.nabla.optim.Adafactor;
import dev.nabla.optim.Adagrad;
import dev.nabla.optim.Adam;
import dev.nabla.optim.AdamW;
import dev.nabla.optim.Adamax;
import dev.nabla.optim.Asgd;
import dev.nabla.optim.Hyperparameters;
import dev.nabla.optim.Lbfgs;
import dev.nabla.optim.Lion;
import dev.nabla.optim.NAdam;
import dev.nabla.optim.Optimizer;
import dev.nabla.optim.ParameterGroup;
import dev.nabla.optim.RAdam;
import dev.nabla.optim.RmsProp;
import dev.nabla.optim.Rprop;
import dev.nabla.optim.Sgd;
import dev.nabla.tensor.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The optimizers of {@code twins/sections/optimizers.py}. */
final class OptimizerTwins {
  private static final Sgd.Options SGD = new Sgd.Options().learningRate(0.1);
  private static final Adam.Options ADAM = new Adam.Options().learningRate(0.1);
  private static final AdamW.Options ADAM_W = new AdamW.Options().learningRate(0.1);
  private static final Adamax.Options ADAMAX = new Adamax.Options().learningRate(0.1);
  private static final NAdam.Options N_ADAM = new NAdam.Options().learningRate(0.1);
  private static final RAdam.Options R_ADAM = new RAdam.Options().learningRate(0.1);
  private static final RmsProp.Options RMS_PROP = new RmsProp.Options().learningRate(0.01);
  private static final Adagrad.Options ADAGRAD = new Adagrad.Options().learningRate(0.5);
  private static final Lbfgs.Options LBFGS = new Lbfgs.Options().learningRate(0.5);
  private static final Lbfgs.Options WOLFE = new Lbfgs.Options().strongWolfe(true);
  private static final Adafactor.Options ADAFACTOR = new Adafactor.Options().learningRate(0.5);
  private static final Lion.Options LION = new Lion.Options().learningRate(0.01);

  static final Map<String, OptimizerTwin> ALL = new OptimizerTwins().twins;

  private final Map<String, OptimizerTwin> twins = new LinkedHashMap<>();

  private OptimizerTwins() {
    sgd();
    adam();
    adamW();
    adamax();
    nAdam();
    rAdam();
    rmsProp();
    adagrad();
    adadelta();
    rprop();
    asgd();
    lbfgs();
    adafactor();
    lion();
  }

  /** How a backend makes an optimizer of one group. */
  private interface Factory<H> {
    Optimizer make(Backend backend, List<Parameter> parameters, H options);
  }

  private <H> void add(String id, Factory<H> factory, H options) {
    twins.put(id, new OptimizerTwin((b, p) -> factory.make(b, p, options)));
  }

  /** The first parameter by other options than the rest. */
  private <H extends Hyperparameters<H>> void groups(
      String id, Function<List<ParameterGroup<H>>, Optimizer> make, H first, H rest) {
    twins.put(
        id,
        new OptimizerTwin(
            (b, p) ->
                make.apply(
                    List.of(
                        new ParameterGroup<>(p.subList(0, 1), first),
                        new ParameterGroup<>(p.subList(1, 3), rest)))));
  }

  private void sgd() {
    Factory<Sgd.Options> make = Backend::sgd;
    add("sgd", make, SGD);
    add("sgd/momentum", make, SGD.momentum(0.9));
    add("sgd/dampening", make, SGD.momentum(0.9).dampening(0.5).weightDecay(0.01));
    add("sgd/nesterov", make, SGD.learningRate(0.05).momentum(0.8).nesterov(true).weightDecay(0.1));
    add("sgd/maximize", make, SGD.learningRate(0.001).momentum(0.5).maximize(true));
    groups("sgd/groups", Sgd::new, SGD.learningRate(0.01), SGD.momentum(0.9));
  }

  private void adam() {
    Factory<Adam.Options> make = Backend::adam;
    add("adam", make, new Adam.Options());
    add("adam/rate", make, ADAM);
    add("adam/betas", make, ADAM.learningRate(0.05).betas(0.4, 0.8).eps(1e-3));
    add("adam/weightDecay", make, ADAM.weightDecay(0.1));
    add("adam/amsgrad", make, ADAM.amsgrad(true).beta2(0.7));
    add("adam/maximize", make, ADAM.learningRate(0.01).maximize(true));
    add("adam/decoupled", make, ADAM.weightDecay(0.1).decoupledWeightDecay(true));
    groups("adam/groups", Adam::new, ADAM.learningRate(0.01).betas(0.5, 0.9), ADAM.amsgrad(true));
  }

  private void adamW() {
    Factory<AdamW.Options> make = Backend::adamW;
    add("adamW", make, new AdamW.Options());
    add("adamW/weightDecay", make, ADAM_W.weightDecay(0.2).betas(0.8, 0.95).eps(1e-4));
    add("adamW/amsgrad", make, ADAM_W.amsgrad(true).beta2(0.7));
    add("adamW/maximize", make, ADAM_W.learningRate(0.01).maximize(true));
    groups("adamW/groups", AdamW::new, ADAM_W.weightDecay(0), ADAM_W.learningRate(0.02));
  }

  private void adamax() {
    Factory<Adamax.Options> make = Backend::adamax;
    add("adamax", make, new Adamax.Options());
    add("adamax/betas", make, ADAMAX.betas(0.5, 0.9).eps(1e-3).weightDecay(0.1));
    add("adamax/maximize", make, ADAMAX.learningRate(0.01).maximize(true));
  }

  private void nAdam() {
    Factory<NAdam.Options> make = Backend::nAdam;
    add("nAdam", make, new NAdam.Options());
    add("nAdam/momentumDecay", make, N_ADAM.betas(0.8, 0.95).eps(1e-4).momentumDecay(0.1));
    add("nAdam/weightDecay", make, N_ADAM.weightDecay(0.1));
    add("nAdam/decoupled", make, N_ADAM.weightDecay(0.1).decoupledWeightDecay(true));
    add("nAdam/maximize", make, N_ADAM.learningRate(0.01).maximize(true));
  }

  private void rAdam() {
    Factory<RAdam.Options> make = Backend::rAdam;
    add("rAdam", make, new RAdam.Options());
    add("rAdam/betas", make, R_ADAM.betas(0.8, 0.95).eps(1e-4));
    add("rAdam/unrectified", make, R_ADAM.betas(0.9, 0.5));
    add("rAdam/weightDecay", make, R_ADAM.weightDecay(0.1));
    add("rAdam/decoupled", make, R_ADAM.weightDecay(0.1).decoupledWeightDecay(true));
    add("rAdam/maximize", make, R_ADAM.learningRate(0.01).maximize(true));
  }

  private void rmsProp() {
    Factory<RmsProp.Options> make = Backend::rmsProp;
    add("rmsProp", make, RMS_PROP);
    add("rmsProp/alpha", make, RMS_PROP.learningRate(0.05).alpha(0.8).eps(1e-3).weightDecay(0.1));
    add("rmsProp/momentum", make, RMS_PROP.momentum(0.9));
    add("rmsProp/centered", make, RMS_PROP.centered(true));
    add("rmsProp/all", make, RMS_PROP.centered(true).momentum(0.5).weightDecay(0.1).maximize(true));
    groups(
        "rmsProp/groups",
        RmsProp::new,
        RMS_PROP.learningRate(0.02).momentum(0.5),
        RMS_PROP.learningRate(0.02).alpha(0.9));
  }

  private void adagrad() {
    Factory<Adagrad.Options> make = Backend::adagrad;
    add("adagrad", make, new Adagrad.Options());
    add("adagrad/lrDecay", make, ADAGRAD.lrDecay(0.1).eps(1e-3));
    add("adagrad/initial", make, ADAGRAD.initialAccumulatorValue(0.5).weightDecay(0.1));
    add("adagrad/maximize", make, ADAGRAD.learningRate(0.01).maximize(true));
  }

  private void adadelta() {
    Factory<Adadelta.Options> make = Backend::adadelta;
    add("adadelta", make, new Adadelta.Options());
    add(
        "adadelta/rho",
        make,
        new Adadelta.Options().learningRate(2).rho(0.5).eps(1e-3).weightDecay(0.1));
    add("adadelta/maximize", make, new Adadelta.Options().maximize(true));
  }

  private void rprop() {
    Factory<Rprop.Options> make = Backend::rprop;
    add("rprop", make, new Rprop.Options());
    add(
        "rprop/etas",
        make,
        new Rprop.Options().learningRate(0.1).etas(0.3, 1.5).stepSizes(1e-3, 0.5));
    add("rprop/maximize", make, new Rprop.Options().maximize(true).stepSizeMax(0.25));
  }

  private void asgd() {
    Factory<Asgd.Options> make = Backend::asgd;
    add("asgd", make, new Asgd.Options());
    add(
        "asgd/average",
        make,
        new Asgd.Options().learningRate(0.1).lambd(0.01).alpha(0.5).t0(10).weightDecay(0.1));
    add("asgd/maximize", make, new Asgd.Options().learningRate(0.001).maximize(true));
  }

  private void lbfgs() {
    Factory<Lbfgs.Options> make = Backend::lbfgs;
    add("lbfgs", make, LBFGS.maxIter(2));
    add("lbfgs/defaults", make, new Lbfgs.Options());
    add("lbfgs/history", make, LBFGS.learningRate(0.25).maxIter(3).historySize(2));
    add("lbfgs/tolerances", make, LBFGS.maxIter(10).toleranceGrad(0.25).toleranceChange(0.05));
    add("lbfgs/maxEval", make, LBFGS.maxIter(10).maxEval(4));
    add("lbfgs/strongWolfe", make, WOLFE.maxIter(4));
    add("lbfgs/strongWolfe/far", make, WOLFE.learningRate(30).maxIter(2).historySize(3));
    add("lbfgs/strongWolfe/near", make, WOLFE.learningRate(0.1).maxIter(2).historySize(3));
    add("lbfgs/strongWolfe/fewer", make, WOLFE.learningRate(10).maxIter(5).maxEval(3));
    add("lbfgs/strongWolfe/few", make, WOLFE.learningRate(30).maxIter(5).maxEval(4));
  }

  private void adafactor() {
    Factory<Adafactor.Options> make = Backend::adafactor;
    add("adafactor", make, new Adafactor.Options());
    add("adafactor/rate", make, ADAFACTOR.beta2Decay(-0.5).d(2));
    add("adafactor/eps", make, ADAFACTOR.eps1(1e-2).eps2(0.1).weightDecay(0.1));
    add("adafactor/maximize", make, new Adafactor.Options().maximize(true));
  }

  private void lion() {
    Factory<Lion.Options> make = Backend::lion;
    add("lion", make, new Lion.Options());
    add("lion/betas", make, LION.learningRate(0.05).betas(0.8, 0.95).weightDecay(0.1));
    add("lion/maximize", make, LION.maximize(true));
    groups("lion/groups", Lion::new, LION.learningRate(0.02), LION.weightDecay(0.5));
  }
}
