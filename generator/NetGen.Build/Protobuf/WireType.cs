namespace NetGen.Build.Protobuf;

/// <summary>The encoding of a field's value. 3 and 4 are groups, which were deprecated before ONNX existed.</summary>
internal enum WireType
{
    Varint = 0,
    EightBytes = 1,
    LengthDelimited = 2,
    FourBytes = 5,
}
