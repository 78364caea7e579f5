using NetGen.Tests.Numerics;

namespace NetGen.Generator.Tests.Mathematics;

/// <summary>Tiles of narrow vectors leave out what is padding alone.</summary>
[Collection(ForcedWidth.Name)]
public sealed class PaddingWithEightLanesTests : PaddingTests, IClassFixture<ForcedWidth.Eight>;

/// <inheritdoc cref="PaddingWithEightLanesTests"/>
[Collection(ForcedWidth.Name)]
public sealed class PaddingWithFourLanesTests : PaddingTests, IClassFixture<ForcedWidth.Four>;
