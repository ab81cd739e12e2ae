package io.chirpsim.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SensorsCsvTest {
    private static final String HEADER = "devEUI,name,lat,lon,height,indoor,profile\n";

    @Test
    @DisplayName("the spreadsheet a campus has")
    void wholeRow() throws Exception {
        List<SensorRow> rows = read(HEADER + "00E4000000000012,p-1,39.481,-0.343,0.1,false,parking-sensor\n"
                + "70b3d57ed0000001,room 4.2,39.4812,-0.3431,,,\n");
        assertEquals(
                List.of(
                        new SensorRow(
                                2,
                                0x00E4000000000012L,
                                "p-1",
                                39.481,
                                -0.343,
                                Optional.of(0.1),
                                Optional.of(false),
                                Optional.of("parking-sensor")),
                        new SensorRow(
                                3,
                                0x70B3D57ED0000001L,
                                "room 4.2",
                                39.4812,
                                -0.3431,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())),
                rows);
    }

    @Test
    @DisplayName("columns in any order, optional ones left out, others left alone, short rows")
    void columnsInAnyOrder() throws Exception {
        SensorRow row = read("Room,LON,Lat,dev_eui,Indoor\n\"a, \"\"b\"\"\nc\",1,2,00E4000000000012\n")
                .get(0);
        assertEquals(2, row.latitudeDeg());
        assertEquals(1, row.longitudeDeg());
        assertEquals("eui-00e4000000000012", row.name());
        assertEquals(Optional.empty(), row.indoor());
    }

    @Test
    @DisplayName("byte order mark, CRLF, semicolons with decimal commas, quotes, blanks, blank lines, no last line end")
    void asSpreadsheetsSave() throws Exception {
        List<SensorRow> rows = read(
                "\uFEFFdevEUI;name;lat;lon;indoor\r\n\r\n \"00E4000000000012\" ;\"Sala \"\"A\"\"; 1\";39,481; -0,343 ;TRUE");
        assertEquals("Sala \"A\"; 1", rows.get(0).name());
        assertEquals(39.481, rows.get(0).latitudeDeg());
        assertEquals(-0.343, rows.get(0).longitudeDeg());
        assertEquals(Optional.of(true), rows.get(0).indoor());
        assertEquals(3, rows.get(0).line());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00E400000000001,a,1,2 | 2:1: devEUI is '00E400000000001', it must be 16 hexadecimal digits",
                ",a,1,2 | 2:1: devEUI is missing",
                "7.0E+13,a,1,2 | 2:1: devEUI is '7.0E+13', it must be 16 hexadecimal digits; the spreadsheet made a number",
                "00E4000000000012,a,90.1,2 | 2:20: lat is '90.1', it must be degrees from -90 to 90; are lat and lon swapped?",
                "00E4000000000012,a,-190,2 | 2:20: lat is '-190', it must be degrees from -90 to 90",
                "00E4000000000012,a,1,180.5 | 2:22: lon is '180.5', it must be degrees from -180 to 180",
                "00E4000000000012,a,1 | 2:21: lon is missing",
                "00E4000000000012,a,1,x | 2:22: lon is 'x'",
                "00E4000000000012,a,1,NaN | 2:22: lon is 'NaN'",
                "00E4000000000012,a,1,2,-1 | 2:24: height is '-1', it must be metres",
                "00E4000000000012,a,1,2,1,maybe | 2:26: indoor is 'maybe', it must be true or false",
                "00E4000000000012,a/b,1,2 | 2:18: name is 'a/b'",
                "00E4000000000012,a,1,2,3,1,p,8 | 2:30: 8 fields, the header has 7",
                "00E4000000000012,\"a,1,2 | 2:18: the quoted field never ends"
            })
    @DisplayName("what is wrong has line and column")
    void wrongCells(String row, String expected) {
        String message = failure(HEADER + row + "\n");
        assertTrue(message.startsWith("sensors.csv:" + expected), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    @DisplayName("all problems come at once, duplicates name the other line")
    void allAtOnce() {
        String message = failure(HEADER + "00E4000000000012,a,1,2\n00e4000000000012,a,99,2\n\nbad,b,1,2\n");
        assertEquals(
                List.of(
                        "sensors.csv:3:1: devEUI '00e4000000000012' is that of line 2 already",
                        "sensors.csv:3:18: name 'a' is that of line 2 already",
                        "sensors.csv:3:20: lat is '99', it must be degrees from -90 to 90; are lat and lon swapped?",
                        "sensors.csv:5:1: devEUI is 'bad', it must be 16 hexadecimal digits"),
                message.lines().toList());
    }

    @Test
    @DisplayName("the line of a problem counts line ends within quotes")
    void linesWithinQuotes() {
        String message = failure(HEADER + "00E4000000000012,\"a\nb\",1,2\nbad,c,1,2\n");
        assertTrue(message.startsWith("sensors.csv:4:1: "), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "devEUI,latitude,lon | 1:8: column 'latitude': did you mean 'lat'?",
                "devEUI,lat,lng | 1:12: column 'lng': did you mean 'lon'?",
                "EUI,lat,lon | 1:1: column 'EUI': did you mean 'devEUI'?",
                "devEUI,lat,lon,heigth | 1:16: column 'heigth': did you mean 'height'?",
                "devEUI,lat,lon,profil | 1:16: column 'profil': did you mean 'profile'?",
                "devEUI,lattitude,lon | 1:8: column 'lattitude': did you mean 'lat'?",
                "devEUI,lat,latitude,lon | ''",
                "devEUI,lat,date,lon,type,altitude | ''",
                "devEUI,lat,remarks | 1:1: column 'lon' is missing; columns: devEUI, name, lat, lon, height, indoor, profile",
                "devEUI,lat,lon,lat | 1:16: column 'lat' is there twice"
            })
    @DisplayName("a missing or misspelt column is told with what was meant")
    void wrongHeader(String header, String expected) throws Exception {
        String text = header + "\n00E4000000000012,1,2,3\n";
        if (expected.isEmpty()) {
            assertEquals(3, read(text).get(0).longitudeDeg());
        } else {
            assertEquals("sensors.csv:" + expected, failure(text));
        }
    }

    @Test
    @DisplayName(
            "an empty file, one without rows, one in another alphabet and a missing one say so; a thousand problems are cut")
    void wholeFile() {
        assertTrue(failure("").startsWith("sensors.csv:1: no header row"));
        assertEquals("sensors.csv: no sensor below the header row", failure(HEADER));
        byte[] latin = "devEUI,name\n1,v\u00e1lvula".getBytes(StandardCharsets.ISO_8859_1);
        assertTrue(failure(source(latin)).contains("not UTF-8; save the spreadsheet as 'CSV UTF-8'"));
        assertEquals("nowhere.csv: there is no such file", failure(InputSource.of(Path.of("nowhere.csv"))));
        List<String> lines = failure(HEADER + "x,,1,2\n".repeat(1000)).lines().toList();
        assertEquals(101, lines.size());
        assertEquals("sensors.csv: and 900 more", lines.get(100));
    }

    private static List<SensorRow> read(String text) throws InputFileException {
        return SensorsCsv.read(source(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String failure(String text) {
        return failure(source(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String failure(InputSource source) {
        return assertThrows(InputFileException.class, () -> SensorsCsv.read(source))
                .getMessage();
    }

    private static InputSource source(byte[] content) {
        return new InputSource() {
            @Override
            public String label() {
                return "sensors.csv";
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(content);
            }
        };
    }
}
