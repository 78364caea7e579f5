namespace NetGen.Reliability.Campaign;

/// <summary>One way to try a promise, on cases that a seed and a number determine.</summary>
internal abstract class Check
{
    /// <summary>From so many cases on, <see cref="Finish"/> expects a share of each outcome.</summary>
    protected const long FewestForShares = 100;

    /// <summary>The promise and what it is tried on: <c>files/safetensors</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The number of cases in CI.</summary>
    public abstract long Small { get; }

    /// <summary>The number of cases with <c>--scale</c>.</summary>
    public abstract long Large { get; }

    /// <summary>Whether cases may run on several threads at once. A check that counts what a process has, or that forces the vector width, says no.</summary>
    public virtual bool RunsSideBySide => true;

    /// <summary>A case that takes longer than this hangs: the process is killed and the case reported.</summary>
    public virtual TimeSpan Longest => TimeSpan.FromMinutes(10);

    /// <summary>Whether most of its code runs a few times only, as that of a compiler does. Then counting branches costs more than it gives back.</summary>
    public virtual bool RunsColdCode => false;

    /// <summary>What the environment of the check's process holds besides that of the campaign.</summary>
    public virtual IReadOnlyList<(string Name, string Value)> Variables => [];

    /// <summary>What this machine lacks for the check, such as a program; null if it can run.</summary>
    public virtual string? Lacks => null;

    /// <summary>Prepares what all cases share. Called once, before the first case.</summary>
    /// <param name="folder">A folder of the check's own, deleted after it.</param>
    public virtual void Begin(string folder)
    {
    }

    /// <summary>Tries one case.</summary>
    /// <exception cref="Exception">The promise is broken, whatever the type: the runner reports it with what reproduces it.</exception>
    public abstract void Try(Case one);

    /// <summary>Checks what only all cases together show, such as that some mutants were read and some refused. Called once, after the last case.</summary>
    /// <returns>What a reader of the table wants to know about the cases: "31 % read, 69 % refused".</returns>
    public virtual string Finish(long tried) => "";
}
