namespace NetGen.Reliability.Numbers.Scenes;

/// <summary>How a case ended.</summary>
internal enum Outcome
{
    /// <summary>With finite numbers.</summary>
    Finite,

    /// <summary>With an exception that names what was found.</summary>
    Refused,

    /// <summary>With <see cref="TrainingDivergedException"/>.</summary>
    Diverged,

    /// <summary>A prediction or a measurement is NaN or infinite, as documented.</summary>
    NotFinite,
}
