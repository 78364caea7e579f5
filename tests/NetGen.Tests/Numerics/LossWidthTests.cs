namespace NetGen.Tests.Numerics;

[Collection(ForcedWidth.Name)]
public sealed class LossWithEightLanesTests : LossTests, IClassFixture<ForcedWidth.Eight>;

[Collection(ForcedWidth.Name)]
public sealed class LossWithFourLanesTests : LossTests, IClassFixture<ForcedWidth.Four>;
