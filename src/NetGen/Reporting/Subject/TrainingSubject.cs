using System.Collections.Immutable;

namespace NetGen;

/// <summary>The data of a training that a history keeps for a report. They are not saved to any file.</summary>
/// <param name="Network">The network itself, not a copy.</param>
/// <param name="Data">The training set.</param>
/// <param name="Validation">The validation set, if there was one.</param>
/// <param name="Settings">The options as text. The options themselves would keep callbacks, and their copies of the weights, in memory.</param>
internal sealed record TrainingSubject(INetworkReader Network, IRowSource Data, IRowSource? Validation, ImmutableArray<SettingText> Settings);
