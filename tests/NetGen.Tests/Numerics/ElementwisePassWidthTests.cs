namespace NetGen.Tests.Numerics;

[Collection(ForcedWidth.Name)]
public sealed class ElementwisePassWithEightLanesTests : ElementwisePassTests, IClassFixture<ForcedWidth.Eight>;

[Collection(ForcedWidth.Name)]
public sealed class ElementwisePassWithFourLanesTests : ElementwisePassTests, IClassFixture<ForcedWidth.Four>;
