package io.chirpsim.validation;

import io.chirpsim.random.Purpose;

/** What the checks draw random numbers for. */
enum ValidationPurpose implements Purpose {
    GAP("validation-gap"),
    CHANNEL("validation-channel"),
    LENGTH("validation-length"),
    NUMBER("validation-number"),
    POSITION("validation-position"),
    PHASE("validation-phase");

    private final String key;

    ValidationPurpose(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
