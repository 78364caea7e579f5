using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>A parameter of a kernel.</summary>
internal sealed record KernelParameter(string Type, string Name)
{
    public static KernelParameter Read(Buffer buffer) => new("Sys::ReadOnlySpan<float>", buffer.Name);

    public static KernelParameter Write(Buffer buffer) => new("Sys::Span<float>", buffer.Name);

    public static KernelParameter Int(string name) => new("int", name);
}
