namespace NetGen.Draw.Tests.Browsing;

/// <summary>What the page is looked at with.</summary>
public enum Device
{
    /// <summary>A window of 1280 × 900, and a mouse.</summary>
    Desktop,

    /// <summary>A screen of 390 × 844, and a finger.</summary>
    Phone,
}
