using Lectures.Output;

namespace Lectures;

/// <summary>The lectures, in their order.</summary>
internal enum Lecture
{
    LinearModels = 1,
    Graphs = 2,
    DeepNetworks = 3,
    Optimization = 4,
    Generalization = 5,
}

/// <summary>Something the lectures claim, and the program that tries it.</summary>
/// <param name="Name">The sub-command.</param>
/// <param name="Lecture">Where it is taught.</param>
/// <param name="Claim">What is claimed, in one line.</param>
/// <param name="Run">Explains and shows it on a page, and says what was found.</param>
internal sealed record Topic(string Name, Lecture Lecture, string Claim, Func<Page, Outcome> Run);
