namespace NetGen.Build.Protobuf;

/// <summary>How the value of a field is written down. Groups, which were given up before ONNX began, are 3 and 4.</summary>
internal enum WireType
{
    Varint = 0,
    EightBytes = 1,
    LengthDelimited = 2,
    FourBytes = 5,
}
