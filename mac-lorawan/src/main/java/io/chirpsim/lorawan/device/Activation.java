package io.chirpsim.lorawan.device;

/** How a device becomes part of the network. */
public enum Activation {
    /** Over the air: it asks to join and is given address and keys. */
    OTAA,
    /** By personalisation: address and keys are set beforehand. */
    ABP
}
