namespace NetGen;

/// <summary>The format of the values in a file.</summary>
internal enum ValueKind
{
    /// <summary>A little-endian <see cref="float"/>.</summary>
    Single,

    /// <summary>A little-endian <see cref="double"/>, rounded when it is read.</summary>
    Double,

    /// <summary>A byte, divided by 255 when it is read.</summary>
    ScaledByte,
}
