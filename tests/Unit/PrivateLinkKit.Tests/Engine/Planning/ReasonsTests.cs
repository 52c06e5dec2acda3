using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Tests.Engine.Planning;

public class ReasonsTests
{
    [Theory]
    [InlineData("Colour was changed in AWS", ChangeOrigin.Aws)]
    [InlineData("Colour changed in the description", ChangeOrigin.Description)]
    [InlineData("Colour follows what it refers to", ChangeOrigin.Reference)]
    [InlineData("Colour differs", ChangeOrigin.Unknown)]
    internal void OfUpdate_OneProperty_ReportsTheOrigin(string reason, ChangeOrigin origin) =>
        Assert.Equal(reason, Reasons.OfUpdate([Changed("Colour", origin)]));

    [Fact]
    public void OfUpdate_Several_ReportsTheOriginOfEach() => Assert.Equal(
        "Size changed in the description; Colour, Tags were changed in AWS",
        Reasons.OfUpdate([Changed("Colour", ChangeOrigin.Aws), Changed("Size", ChangeOrigin.Description), Changed("Tags", ChangeOrigin.Aws)]));

    [Fact]
    public void OfReplacement_BesideAnUpdate_NamesWhatCannotBeChanged() => Assert.Equal(
        "Size changed in the description; AWS cannot change Size of an existing resource",
        Reasons.OfReplacement([Changed("Colour", ChangeOrigin.Aws), Changed("Size", ChangeOrigin.Description) with { RequiresReplacement = true }]));

    [Fact]
    public void OfNone_PropertyNotReturned_ReportsIt()
    {
        Assert.Equal("is unchanged", Reasons.OfNone([]));
        Assert.Equal("is unchanged; AWS does not return Colour, assumed to be as applied", Reasons.OfNone(["Colour"]));
    }

    private static PropertyChange Changed(string name, ChangeOrigin origin) => new(name, "old", "new", requiresReplacement: false) { Origin = origin };
}
