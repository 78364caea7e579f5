namespace NetGen.Build.Tests.Writing;

/// <summary>A dimension of a value: a number, a name, or free (the default).</summary>
internal readonly record struct Dimension(long? Size, string? Name)
{
    public static implicit operator Dimension(long size) => new(size, null);

    public static implicit operator Dimension(int size) => new(size, null);

    public static implicit operator Dimension(string name) => new(null, name);

    public ProtobufWriter ToMessage() => (Size, Name) switch
    {
        (long size, _) => new ProtobufWriter().Int(1, size),
        (_, string name) => new ProtobufWriter().Text(2, name),
        _ => new ProtobufWriter(),
    };
}
