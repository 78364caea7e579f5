using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>A parameter of a kernel.</summary>
internal sealed record KernelParameter(string Type, string Name)
{
    public static KernelParameter Read(Value buffer) => new("Sys::ReadOnlySpan<float>", buffer.Name);

    public static KernelParameter Write(Value buffer) => new("Sys::Span<float>", buffer.Name);

    public static KernelParameter Int(string name) => new("int", name);
}
