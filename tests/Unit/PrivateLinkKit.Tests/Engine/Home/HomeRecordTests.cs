using System.Text;
using PrivateLinkKit.Engine.Home;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Tests.Engine.Home;

/// <summary>Texts of the home record.</summary>
public class HomeRecordTests
{
    private const string Role = "arn:aws:iam::222222222222:role/path/deployer";

    private static readonly Place Away = new("222222222222", "eu-west-1");

    [Theory]
    [InlineData(null, null)]
    [InlineData(Role, null)]
    [InlineData(Role, "_+=,.@:/-")]
    public void PlaceAccess_Text_IsReadAgain(string? role, string? externalId)
    {
        var access = new PlaceAccess(role, externalId);

        Assert.Equal(access, PlaceAccess.Parse(Away, access.ToString()));
        Assert.Equal(Away, PlaceAccess.PlaceIn(PlaceAccess.NameOf(Away)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"format":"1"}""")]
    [InlineData("""{"format":1,"role":7}""")]
    [InlineData("""{"format":1,"externalId":"x"}""")]
    [InlineData("""{"format":1,"role":"arn:aws:iam::222222222222:user/deployer"}""")]
    [InlineData("""{"format":1,"role":"arn:aws:iam::333333333333:role/deployer"}""")]
    public void PlaceAccess_MalformedTextOrRoleOfAnotherAccount_IsNotRead(string text) => Assert.Null(PlaceAccess.Parse(Away, text));

    [Theory]
    [InlineData("places/222222222222")]
    [InlineData("places/22222222222/eu-west-1")]
    [InlineData("places/222222222222/eu-west-1/more")]
    public void PlaceIn_MalformedName_IsNone(string name) => Assert.Null(PlaceAccess.PlaceIn(name));

    [Fact]
    public void PrincipalTexts_ManyPrincipals_FitTheParametersAndAreReadAgain()
    {
        var principals = Enumerable.Range(0, 1_300).Select(number => $"arn:aws:iam::{number:D12}:role/{new string('r', number % 60)}x").ToList();

        var texts = PrincipalTexts.Of(principals);

        Assert.All(texts, text => Assert.InRange(Encoding.UTF8.GetByteCount(text.Value), 1, RecordStore.LongestText));
        Assert.All(texts, text => Assert.True(PrincipalTexts.IsName(text.Key)));
        Assert.Equal(principals.Order(StringComparer.Ordinal), texts.Values.SelectMany(text => PrincipalTexts.Parse(text)!).Order(StringComparer.Ordinal));
        Assert.Null(PrincipalTexts.Parse("{"));
    }

    [Fact]
    public void StackFacts_Text_IsReadAgain()
    {
        var facts = new StackFacts { Generation = new Generation(7, "abc", "0f") }.With(["AWS::EC2::VPC", "AWS::EC2::Subnet"])
            .WithDeleting(["+/=abc", "def"]);

        Assert.Equal(facts, StackFacts.Parse(facts.ToString()));
        Assert.Null(StackFacts.Parse("""{"format":2}"""));
        Assert.Null(StackFacts.Parse("no JSON"));
    }

    [Fact]
    public void StackFacts_ManyMarks_KeepTheLatestAndLeaveRoomForTheRest()
    {
        var facts = Enumerable.Range(0, 400).Aggregate(new StackFacts(), (all, number) => all.WithDeleting([$"{number:D8}"]));

        Assert.Equal("00000399", facts.Deleting[^1]);
        Assert.InRange(facts.ToString().Length, 1, RecordStore.LongestText / 2);
        Assert.Same(facts, facts.WithDeleting(["00000399"]));
    }

    /// <summary>What is being deleted now was perhaps begun long ago.</summary>
    [Fact]
    public void StackFacts_MarkedAgain_IsAmongTheLatest()
    {
        var facts = Enumerable.Range(0, 100).Aggregate(new StackFacts(), (all, number) => all.WithDeleting([$"{number:D8}"]));

        Assert.Equal("00000000", facts.WithDeleting(["00000000"]).Deleting[^1]);
        Assert.Equal(100, facts.WithDeleting(["00000000"]).Deleting.Count);
    }

    [Fact]
    public void Generation_OtherDescriptionLaterOrAtTheSameTime_Supersedes()
    {
        var own = Generation.None.Next("a");

        Assert.Equal((1, own), (own.Number, own.Next("a")));
        Assert.Equal(SupersededBy.AnotherDescription, own.SupersededSince(own.Next("b")));
        Assert.Equal(SupersededBy.AnotherDescription, own.SupersededSince(own with { Description = "b" }));
        Assert.Equal(SupersededBy.Destroy, own.SupersededSince(own.Next("")));
        Assert.Null(own.Next("b").SupersededSince(own));
        Assert.Null(own.SupersededSince(own.Next("b").Next("a")));
        Assert.False(Generation.None.IsBeingDestroyed);
    }

    [Fact]
    public void Generation_DestroyedAndAppliedAgain_SupersedesWhateverItsNumber()
    {
        var own = Generation.None.Next("a").Next("b").Next("c");

        Assert.Equal(SupersededBy.Destroy, own.SupersededSince(null));
        Assert.Equal(SupersededBy.AnotherDescription, own.SupersededSince(Generation.None.Next("a")));
        Assert.Null(own.SupersededSince(Generation.None.Next("c")));
    }

    [Fact]
    public void Of_Texts_KeepsTheNamesOfMalformedOnes()
    {
        var record = HomeRecord.Of(new Dictionary<string, string>
        {
            ["stack"] = "x", ["adding/1"] = """["*"]""", ["places/222222222222/eu-west-1"] = """{"format":1}""", ["unknown"] = "{}",
        });

        Assert.Equal(["stack", "unknown"], record.Malformed);
        Assert.Equal([Away], record.Places.Keys);
        Assert.Equal(["*"], record.Adding["adding/1"]);
    }
}
