namespace NetGen;

/// <summary>
/// What a training has already done of an epoch, besides its steps. A resumed training must not do it again: callbacks may have changed the learning rate or
/// their own state.
/// </summary>
internal enum EpochPhase
{
    /// <summary>Callbacks do not know of the epoch yet.</summary>
    BeforeEpoch,

    /// <summary>Callbacks know that the epoch has begun. This is the phase between two steps.</summary>
    InEpoch,

    /// <summary>Callbacks know that the next step has begun, but its rows could not be read.</summary>
    InStep,

    /// <summary>All steps of the epoch are done, but its validation was cancelled.</summary>
    AfterSteps,
}
