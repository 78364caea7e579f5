namespace NetGen.Generator.Model;

/// <summary>The places that lowering has given to values so far.</summary>
internal interface ILayout
{
    /// <summary>Values from one row of a value to the next.</summary>
    int PitchOf(Value value);

    /// <summary>How a matrix of weights lies in memory.</summary>
    PanelLayout PanelsOf(Value weights);
}
