using NetGen.Draw.Tests.Browsing;

namespace NetGen.Draw.Tests.Page;

/// <summary>The tests of the published page: one after the other, with one page for all of them.</summary>
[CollectionDefinition(Name)]
public sealed class PageCollection : ICollectionFixture<PublishedPage>
{
    public const string Name = "Page";
}
