package org.hospitalhub.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireCharsetTest {

  private static final String RARE = "镕喆囍𠮷€";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GB2312",
        "gb2312",
        "GBK",
        "gbk",
        "GB18030",
        "gb_2312-80",
        "x-gbk",
        "CP936",
        "MS936",
        "windows-936",
        "EUC-CN",
        "csGB2312",
        "chinese",
        " GBK "
      })
  void readsEveryNameOfTheNationalStandardAsAllOfIt(String label) throws Exception {
    WireCharset charset = WireCharset.of(label).orElseThrow();

    assertThat(charset.decode(RARE.getBytes(Charset.forName("GB18030")))).isEqualTo(RARE);
    assertThat(Charset.isSupported(charset.label())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "utf8", "UTF8", "UTF-16", "Big5", "ISO-8859-1", "US-ASCII"})
  void knowsOtherEncodingsByTheirNames(String label) {
    assertThat(WireCharset.of(label)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "klingon",
        "",
        "ISO-2022-CN",
        "ISO-2022-JP",
        "x-ISO-2022-CN-GB",
        "IBM037",
        "Cp1047",
        "UTF-7",
        "a b",
        "\"",
        "UTF-32"
      })
  void refusesWhatMessagesCannotBeIn(String label) {
    assertThat(WireCharset.of(label)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, C1A1", // overlong
    "UTF-8, EDA182EDBEB7", // the halves of a character, each for itself
    "UTF-8, C4E3",
    "UTF-8, E9",
    "GB2312, FFFF",
    "GBK, C4",
    "US-ASCII, 80",
    "UTF-16LE, 42D8"
  })
  void refusesBytesThatAreNoTextInTheirEncoding(String label, String bytes) {
    byte[] body = HexFormat.of().parseHex(bytes);

    assertThatThrownBy(() -> WireCharset.of(label).orElseThrow().decode(body))
        .isInstanceOf(CharacterCodingException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/xml; charset=GBK | GBK",
        "text/xml;charset=\"gbk\" | gbk",
        "text/xml;CHARSET='gbk'; action=\"a\" | gbk",
        "text/xml; charset= | ",
        "text/xml; charset=utf-8, text/xml | utf-8",
        "text/xml | ",
        "nonsense | "
      })
  void findsTheLabelInAContentType(String type, String label) {
    assertThat(WireCharset.label(type)).isEqualTo(label);
  }

  @Test
  void goesByTheMarkThenTheContentTypeThenTheDeclaration() {
    byte[] declared =
        "<?xml version='1.0' encoding='gb2312'?><a/>".getBytes(StandardCharsets.UTF_8);
    byte[] marked =
        "\uFEFF<?xml version='1.0' encoding='GBK'?><a/>".getBytes(StandardCharsets.UTF_8);
    byte[] wide = "<?xml version='1.0' encoding='utf-16'?>".getBytes(StandardCharsets.UTF_16LE);

    assertThat(WireCharset.ofXml(declared, "text/xml").orElseThrow().label()).isEqualTo("gb2312");
    assertThat(WireCharset.ofXml(declared, "text/xml;charset=utf-8").orElseThrow().label())
        .isEqualTo("UTF-8");
    assertThat(WireCharset.ofXml(marked, "text/xml;charset=GBK").orElseThrow().label())
        .isEqualTo("UTF-8");
    assertThat(WireCharset.ofXml(wide, null).orElseThrow().label()).isEqualTo("UTF-16LE");
    assertThat(WireCharset.ofXml("<a/>".getBytes(StandardCharsets.UTF_8), null).orElseThrow())
        .isEqualTo(WireCharset.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "&#xD842;&#xDFB7;, &#134071;",
    "&#55362;&#57271;a&#xd842;&#57271;, &#134071;a&#134071;",
    "&#xD842;&#xD842;&#xDFB7;, &#xD842;&#134071;",
    "&#xDFB7;&#xD842;, &#xDFB7;&#xD842;",
    "&#xD842;, &#xD842;",
    "&#12345;&#xD842;&#xDFB7;&#12345;, &#12345;&#134071;&#12345;",
    "&amp;#xD842; a, &amp;#xD842; a"
  })
  void joinsReferencesToTheHalvesOfOneCharacter(String written, String joined) {
    assertThat(CharacterReferences.joined(written)).isEqualTo(joined);
  }
}
