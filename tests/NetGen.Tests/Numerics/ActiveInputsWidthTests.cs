namespace NetGen.Tests.Numerics;

[Collection(ForcedWidth.Name)]
public sealed class ActiveInputsWithEightLanesTests : ActiveInputsTests, IClassFixture<ForcedWidth.Eight>;

[Collection(ForcedWidth.Name)]
public sealed class ActiveInputsWithFourLanesTests : ActiveInputsTests, IClassFixture<ForcedWidth.Four>;
