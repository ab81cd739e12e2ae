package io.chirpsim.app.scenario;

import java.util.List;
import java.util.Optional;

/** Where the end-devices of a group are. */
public sealed interface Place {
    /**
     * All at one point.
     *
     * @param position the point
     */
    record At(Position position) implements Place {}

    /**
     * Uniform in a disc.
     *
     * @param radiusM metres
     * @param centre empty: the site's origin
     */
    record Disc(double radiusM, Optional<Position> centre) implements Place {}

    /**
     * Uniform over the area of named features of the site's GeoJSON file, together.
     *
     * @param features names, at least one
     */
    record Inside(List<String> features) implements Place {
        public Inside {
            features = List.copyOf(features);
        }
    }

    /**
     * One per line of a sensor file.
     *
     * @param file where they are listed
     * @param sensors the lines, in the order of the file
     */
    record Listed(InputFile file, List<Sensor> sensors) implements Place {
        public Listed {
            sensors = List.copyOf(sensors);
        }
    }
}
