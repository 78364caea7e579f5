using System.Collections.Immutable;

namespace NetGen;

/// <summary>What a history remembers of its training for a report. No file holds it.</summary>
/// <param name="Network">The network itself, not a copy.</param>
/// <param name="Data">The training set.</param>
/// <param name="Validation">The validation set, if there was one.</param>
/// <param name="Settings">The options as text: the options themselves would keep callbacks alive, and with them their copies of the weights.</param>
internal sealed record TrainingSubject(INetworkReader Network, IRowSource Data, IRowSource? Validation, ImmutableArray<SettingText> Settings);
