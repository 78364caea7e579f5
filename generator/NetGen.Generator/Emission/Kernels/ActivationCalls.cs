using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Calls of the runtime's activations on a vector.</summary>
internal static class ActivationCalls
{
    /// <summary>f(z), or z without an f.</summary>
    public static string Apply(string z, Elementwise? function, int lanes) =>
        function is null ? z : $"Runtime::{function.Name}Activation.Apply({z}, {Parameter(function, lanes)})";

    /// <summary>dy ⊙ f'(z) from y = f(z), with negligible values made zero; dy without an f.</summary>
    public static string Differentiate(string dy, string y, Elementwise? function, int lanes) =>
        function is null ? dy : $"Runtime::Denormals.Flush({dy} * Runtime::{function.Name}Activation.Derivative({y}, {y}, {Parameter(function, lanes)}))";

    private static string Parameter(Elementwise function, int lanes) =>
        function.Parameter == 0 ? "default" : $"Simd::Vector{lanes * 32}.Create({Literals.Float(function.Parameter)})";
}
