package dev.nabla.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.io.Safetensors.Stored;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader takes what the format allows, and nothing else. */
class SafetensorsFormatTest {
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

  @Test
  void keepsTheHeadersOrderWhateverTheOffsets() {
    String header =
        "{'z' : {'shape':[ ],'data_offsets':[4, 8],'dtype':'F32'} ,\n\t'e':{'dtype':'F32','shape':[0],"
            + "'data_offsets':[4,4]},'\\u00e9\\ud83d\\ude00\\/':{"
            + F32
            + "}} \r\n";
    Map<String, Stored> tensors = Safetensors.read("file", file(header, new byte[8]));
    assertEquals(List.of("z", "e", "é😀/"), List.copyOf(tensors.keySet()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        " {'a':{" + F32 + "}}",
        "{}",
        "{} {}",
        "{'a':{" + F32 + "}}}",
        "{'a':{" + F32 + "},}",
        "{'a':{" + F32 + ",}}",
        "{'a':{" + F32 + "} 'b':{}}",
        "{a:{" + F32 + "}}",
        "{'a\n':{" + F32 + "}}",
        "{'\\x':{" + F32 + "}}",
        "{'\\u00g0':{" + F32 + "}}",
        "{'\\u00",
        "{'\\ud800':{" + F32 + "}}",
        "{'a':{" + F32 + "},'a':{" + F32 + "}}",
        "{'a':{" + F32 + ",'dtype':'F32'}}",
        "{'a':{" + F32 + ",'more':1}}",
        "{'a':['F32',[1],[0,4]]}",
        "{'a':null}",
        "{'a':{'shape':[1],'data_offsets':[0,4]}}",
        "{'a':{'dtype':'F32','data_offsets':[0,4]}}",
        "{'a':{'dtype':'F32','shape':[1]}}",
        "{'__metadata__':null,'a':{" + F32 + "}}",
        "{'__metadata__':{'n':1},'a':{" + F32 + "}}",
        "{'__metadata__':{'n':'1','n':'1'},'a':{" + F32 + "}}",
        "{'__metadata__':{},'__metadata__':{},'a':{" + F32 + "}}",
        "{'a':{'dtype':'C64','shape':[],'data_offsets':[0,4]}}",
        "{'a':{'dtype':'F8_E4M3','shape':[4],'data_offsets':[0,4]}}",
        "{'a':{'dtype':'U64','shape':[0],'data_offsets':[0,0]}}",
        "{'a':{'dtype':'f32','shape':[1],'data_offsets':[0,4]}}",
        "{'a':{'dtype':'F16','shape':[1],'data_offsets':[0,4]}}",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}}",
        "{'a':{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}}",
        "{'a':{'dtype':'F32','shape':[01],'data_offsets':[0,4]}}",
        "{'a':{'dtype':'F32','shape':[1e0],'data_offsets':[0,4]}}",
        "{'a':{'dtype':'F32','shape':[1,],'data_offsets':[0,4]}}",
        "{'a':{'dtype':'F32','shape':['1'],'data_offsets':[0,4]}}",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0]}}",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4,4]}}",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,0]}}",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,9223372036854775807]}}",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,9223372036854775808]}}",
        "{'a':{'dtype':'F32','shape':[0],'data_offsets':[0,0]}}",
        "{'a':{'dtype':'F32','shape':[1.5],'data_offsets':[0,4]}}",
        "{'a':{" + F32 + "},'b':{" + F32 + "}}",
        "{'a':{'dtype':'F64','shape':[2147483647,2147483647,9],'data_offsets':[0,4]}}",
        "{'a':{'dtype':'F64','shape':[2147483647,1073741824],'data_offsets':[0,4]}}",
        "{'a':{'dtype':'F64','shape':[2147483648,0],'data_offsets':[0,0]}}",
        "{'a':{'dtype':'BOOL','shape':[4],'data_offsets':[0,4]}}"
      })
  void refusesWhatIsNone(String header) {
    byte[] data = {2, 0, 0, 0};
    refuses(() -> Safetensors.read("the file", file(header, data)));
  }

  @Test
  void refusesALengthThatPointsOutside() {
    byte[] whole = file("{'a':{" + F32 + "}}", new byte[4]);
    for (int length : new int[] {0, 1, whole.length - 7, Safetensors.LONGEST_HEADER + 1, -1}) {
      byte[] changed = whole.clone();
      ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
      refuses(() -> Safetensors.read("the file", changed));
    }
    whole[7] = 0x7f;
    refuses(() -> Safetensors.read("the file", whole));
    refuses(() -> Safetensors.read("the file", new byte[7]));
  }

  @Test
  void refusesWhatIsNotInUtf8() {
    byte[] whole = file("{'a':{" + F32 + "}}", new byte[4]);
    whole[10] = (byte) 0xe9;
    refuses(() -> Safetensors.read("the file", whole), "a header in UTF-8");
  }

  @Test
  void saysWhatIsWrong() {
    String header = "{'a':{'dtype':'F32','shape':[3],'data_offsets':[0,4]}}";
    NablaException wrong =
        assertThrows(NablaException.class, () -> Safetensors.read("m", file(header, 0, 0, 0, 0)));
    assertEquals(
        "m: expected 12 bytes of 'a', F32 of 3 elements, but found 4; "
            + "save or fetch the file again: it is damaged, or of another kind",
        wrong.getMessage());
    String unknown = header.replace("F32", "F8_E5M2");
    refuses(() -> Safetensors.read("the file", file(unknown)), "'F8_E5M2'", "BF16", "convert");
    String lines = "{'" + "\\n".repeat(100) + "':1}";
    refuses(() -> Safetensors.read("the file", file(lines)), "'{'");
  }

  /** Every exponent, against the value of the formula. */
  @ParameterizedTest
  @CsvSource({
    "0x0000, 0x0p0", "0x0001, 0x1p-24", "0x03ff, 0x1.ff8p-15", "0x0400, 0x1p-14", "0x3c00, 1",
    "0xc000, -2", "0x7bff, 65504", "0x7c00, Infinity", "0xfc00, -Infinity", "0x8001, -0x1p-24",
    "0x3555, 0x1.554p-2"
  })
  void widensHalves(String bits, String value) {
    short half = (short) (int) Integer.decode(bits);
    assertEquals(Float.parseFloat(value.contains("x") ? hex(value) : value), Elements.half(half));
  }

  @Test
  void keepsTheSignOfZeroAndWhatIsNoNumber() {
    assertEquals(0x80000000, Float.floatToRawIntBits(Elements.half((short) 0x8000)));
    assertTrue(Float.isNaN(Elements.half((short) 0x7e01)));
  }

  private static String hex(String value) {
    return value.contains("p") ? value : value + "p0";
  }

  static void refuses(Executable reading, String... parts) {
    String message = assertThrows(NablaException.class, reading).getMessage();
    assertTrue(message.startsWith("the file: expected "), message);
    assertTrue(message.indexOf('\n') < 0, message);
    for (String part : parts) {
      assertTrue(message.contains(part), () -> "'" + part + "' is not in: " + message);
    }
  }

  private static byte[] file(String header, int... data) {
    byte[] bytes = new byte[data.length];
    for (int i = 0; i < data.length; i++) {
      bytes[i] = (byte) data[i];
    }
    return file(header, bytes);
  }

  static byte[] file(String header, byte[] data) {
    byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + json.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .put(data)
        .array();
  }
}
