namespace NetGen;

/// <summary>How a file keeps a value.</summary>
internal enum ValueKind
{
    /// <summary>A little-endian <see cref="float"/>.</summary>
    Single,

    /// <summary>A little-endian <see cref="double"/>, rounded when it is read.</summary>
    Double,

    /// <summary>A byte, divided by 255 when it is read.</summary>
    ScaledByte,
}
