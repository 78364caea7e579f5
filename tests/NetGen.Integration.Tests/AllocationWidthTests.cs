using NetGen.Tests.Numerics;

namespace NetGen.Integration.Tests;

[Collection(ForcedWidth.Name)]
public sealed class AllocationWithEightLanesTests : AllocationTests, IClassFixture<ForcedWidth.Eight>;

[Collection(ForcedWidth.Name)]
public sealed class AllocationWithFourLanesTests : AllocationTests, IClassFixture<ForcedWidth.Four>;
