package io.chirpsim.app.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Coordinates and metres")
class GeoPointTest {
    private static final GeoPoint CAMPUS = new GeoPoint(39.481, -0.343);

    @Test
    @DisplayName("one minute of latitude is 1853 m on the mean sphere, one of longitude cos(latitude) times that")
    void minutes() {
        LocalPoint north = new GeoPoint(39.481 + 1.0 / 60, -0.343).from(CAMPUS);
        assertEquals(1853.25, north.y(), 0.01);
        assertEquals(0, north.x(), 1e-9);
        LocalPoint east = new GeoPoint(39.481, -0.343 + 1.0 / 60).from(CAMPUS);
        assertEquals(1853.25 * Math.cos(Math.toRadians(39.481)), east.x(), 0.01);
    }

    @Test
    @DisplayName("there and back gives the same place")
    void thereAndBack() {
        LocalPoint offset = new LocalPoint(123.4, -567.8);
        LocalPoint again = CAMPUS.plus(offset).from(CAMPUS);
        assertEquals(offset.x(), again.x(), 1e-6);
        assertEquals(offset.y(), again.y(), 1e-6);
    }
}
