package io.chirpsim.bridge.codec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Turns payloads into named values and back. Values are {@link Long}, {@link Double}, {@link Boolean}, {@link String}, lists and maps of them, in the
 * order in which they stand in the payload.
 */
public sealed interface PayloadCodec permits RawCodec, CayenneLpp, Layout {
    /**
     * What a payload of the device says.
     *
     * @throws PayloadException if the bytes are not of this codec
     */
    Map<String, Object> decodeUplink(int fPort, byte[] payload) throws PayloadException;

    /**
     * What the device sends as a matter of course.
     *
     * @throws PayloadException if a value is missing or does not fit
     */
    EncodedPayload encodeUplink(FieldSource fields) throws PayloadException;

    /**
     * What a command to the device says.
     *
     * @throws PayloadException if the bytes are not of this codec, or the device knows no commands
     */
    Map<String, Object> decodeDownlink(int fPort, byte[] payload) throws PayloadException;

    /**
     * A command to the device.
     *
     * @throws PayloadException if the fields are those of no command, or do not fit
     */
    EncodedPayload encodeDownlink(FieldSource fields) throws PayloadException;

    /** Length of what the device sends, if it does not depend on the values. */
    OptionalInt uplinkBytes();

    /** The longest that the device sends. */
    int mostUplinkBytes();

    /** Names of the values in what the device sends. */
    List<String> uplinkFields();

    /** Names of values that are missing in what the device sends if these are given. */
    List<String> missing(Set<String> given);

    /**
     * What is wrong with a value of what the device sends; empty if nothing is.
     *
     * @param field one of {@link #uplinkFields}
     */
    Optional<String> flaw(String field, Object value);

    /** The port of what the device sends. */
    int uplinkPort();
}
