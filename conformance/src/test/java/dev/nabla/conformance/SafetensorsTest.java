package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nabla.conformance.Safetensors.Stored;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader takes what the format allows, and nothing else. */
class SafetensorsTest {
  private static final String F32 = "'dtype':'F32','shape':[1],'data_offsets':[0,4]";

  @Test
  void readsEveryDtype() {
    String header =
        "{'__metadata__':{'by':'hand'},'a':{'dtype':'I64','shape':[],'data_offsets':[0,8]},"
            + "'b':{'dtype':'F32','shape':[2,1],'data_offsets':[8,16]},"
            + "'c':{'dtype':'BOOL','shape':[2],'data_offsets':[16,18]},"
            + "'d':{'dtype':'F64','shape':[0,3],'data_offsets':[18,18]}}";
    ByteBuffer data = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN);
    data.putLong(Long.MIN_VALUE + 1).putFloat(0.1f).putFloat(Float.NaN).put((byte) 1);
    Map<String, Stored> tensors = Safetensors.read("file", file(header, data.array()));
    assertEquals(new HostArray.Longs(new long[] {Long.MIN_VALUE + 1}), tensors.get("a").values());
    assertEquals(Shape.of(2, 1), tensors.get("b").shape());
    assertArrayEquals(
        new float[] {0.1f, Float.NaN}, ((HostArray.Floats) tensors.get("b").values()).values());
    assertEquals(new HostArray.Booleans(new boolean[] {true, false}), tensors.get("c").values());
    assertEquals(0, tensors.get("d").values().length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{} {}",
        "{'a':{" + F32 + "},'a':{" + F32 + "}}",
        "{'a':{" + F32 + ",'more':1}}",
        "{'a':{'dtype':'F16','shape':[2],'data_offsets':[0,4]}}",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}}",
        "{'a':{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}}",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0]}}",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}",
        "{'a':{'dtype':'F32','shape':[0],'data_offsets':[0,0]}}",
        "{'a':{'dtype':'F32','shape':[1.5],'data_offsets':[0,4]}}",
        "{'a':{" + F32 + "},'b':{" + F32 + "}}",
        "{'a':{'dtype':'F64','shape':[2147483647,2147483647,9],'data_offsets':[0,4]}}",
        "{'a':{'dtype':'BOOL','shape':[4],'data_offsets':[0,4]}}"
      })
  void refusesWhatIsNone(String header) {
    byte[] data = {2, 0, 0, 0};
    Expect.error(() -> Safetensors.read("the file", file(header, data)), "the file");
  }

  @Test
  void refusesALengthThatPointsOutside() {
    byte[] whole = file("{'a':{" + F32 + "}}", new byte[4]);
    whole[7] = 0x7f;
    Expect.error(() -> Safetensors.read("the file", whole), "the file");
    Expect.error(() -> Safetensors.read("the file", new byte[7]), "the file");
  }

  private static byte[] file(String header, byte... data) {
    byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + json.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .put(data)
        .array();
  }
}
