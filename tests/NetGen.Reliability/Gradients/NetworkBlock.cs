using NetGen.Generator.Tests.Mathematics;

namespace NetGen.Reliability.Gradients;

/// <summary>Networks that are compiled together, because a compilation costs more than a network.</summary>
/// <remarks>One that fails does not keep the others from being tried.</remarks>
internal static class NetworkBlock
{
    public static void Try(IReadOnlyList<CompiledNetwork> networks, Action<CompiledNetwork, int> trial)
    {
        var failures = new List<string>();
        for (int index = 0; index < networks.Count; index++)
        {
            try
            {
                trial(networks[index], index);
            }
            catch (Exception error)
            {
                failures.Add(error is BrokenPromiseException or ShouldAssertException ? error.Message : $"{networks[index]}: {error}");
            }
        }

        BrokenPromiseException.Unless(failures.Count == 0, () => string.Join(Environment.NewLine, failures));
    }
}
