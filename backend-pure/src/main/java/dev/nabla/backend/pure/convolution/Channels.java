package dev.nabla.backend.pure.convolution;

/**
 * The channels of results, and where their weights are.
 *
 * @param groups how many groups there are
 * @param each how many channels a group has
 * @param plane how many elements a channel has
 * @param apart how far apart the weights of two channels of a group are
 * @param weights how far apart those of two groups are
 */
record Channels(int groups, int each, int plane, int apart, int weights) {}
