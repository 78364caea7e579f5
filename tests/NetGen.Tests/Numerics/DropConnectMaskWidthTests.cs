namespace NetGen.Tests.Numerics;

[Collection(ForcedWidth.Name)]
public sealed class DropConnectMaskWithEightLanesTests : DropConnectMaskTests, IClassFixture<ForcedWidth.Eight>;

[Collection(ForcedWidth.Name)]
public sealed class DropConnectMaskWithFourLanesTests : DropConnectMaskTests, IClassFixture<ForcedWidth.Four>;
