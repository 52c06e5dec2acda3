using static PrivateLinkKit.Testing.Tests.Services.Route53.ZoneCalls;

namespace PrivateLinkKit.Testing.Tests.Services.Route53;

public sealed class RecordsTests : IAsyncLifetime
{
    private TestEnvironment _lab = null!;
    private ZoneCalls _zones = null!;
    private string _zone = "";

    public async Task InitializeAsync()
    {
        _lab = await TestEnvironment.StartAsync();
        _zones = new ZoneCalls(_lab.Aws);
        _zone = await _zones.CreateAsync("example.com");
    }

    public async Task DisposeAsync() => await _lab.DisposeAsync();

    [Fact]
    public async Task Change_OneOfABatchFails_NothingIsChanged()
    {
        var message = await _zones.ChangeRefusedAsync(
            _zone,
            Upsert("a.example.com", "A", "192.0.2.1"),
            Change("DELETE", Set("b.example.com", "A", "192.0.2.1")),
            Upsert("a.example.org", "A", "192.0.2.1"));

        Assert.Equal(
            "[Tried to delete resource record set [name='b.example.com.', type='A'] but it was not found, "
                + "RRSet with DNS name a.example.org. is not permitted in zone example.com.]",
            message);
        Assert.Equal(["example.com. NS", "example.com. SOA"], await _zones.NamesAsync(_zone));
    }

    [Fact]
    public async Task Change_CreateExisting_IsRefused()
    {
        await _zones.ChangeAsync(_zone, Change("CREATE", Set("a.example.com", "A", "192.0.2.1")));

        var message = await _zones.ChangeRefusedAsync(_zone, Change("CREATE", Set("A.example.com.", "A", "192.0.2.2")));

        Assert.Equal("[Tried to create resource record set [name='a.example.com.', type='A'] but it already exists]", message);
    }

    [Fact]
    public async Task Change_DeleteWithOtherValues_IsRefused()
    {
        await _zones.ChangeAsync(_zone, Upsert("a.example.com", "A", "192.0.2.1", "192.0.2.2"));

        var message = await _zones.ChangeRefusedAsync(_zone, Change("DELETE", Set("a.example.com", "A", "192.0.2.1")));
        await _zones.ChangeAsync(_zone, Change("DELETE", Set("a.example.com", "A", "192.0.2.2", "192.0.2.1")));

        Assert.Contains("but the values provided do not match the current values", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_DeleteThenCreateInOneBatch_Replaces()
    {
        await _zones.ChangeAsync(_zone, Upsert("a.example.com", "A", "192.0.2.1"));

        await _zones.ChangeAsync(
            _zone, Change("DELETE", Set("a.example.com", "A", "192.0.2.1")), Change("CREATE", Set("a.example.com", "CNAME", "b.example.com")));

        Assert.Contains("a.example.com. CNAME", await _zones.NamesAsync(_zone));
    }

    [Theory]
    [InlineData("NS", "at least one NS record")]
    [InlineData("SOA", "exactly one SOA record")]
    public async Task Change_DeleteTheRecordsOfTheZone_IsRefused(string type, string reason)
    {
        var sets = (await _zones.CallAsync("GET", $"hostedzone/{_zone}/rrset")).Descendants("ResourceRecordSet");
        var own = sets.Single(set => set.Element("Type")!.Value == type);

        Assert.Contains(reason, await _zones.ChangeRefusedAsync(_zone, Change("DELETE", own.ToString())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A", "192.0.2", "ARRDATAIllegalIPv4Address")]
    [InlineData("A", "2001:db8::1", "ARRDATAIllegalIPv4Address")]
    [InlineData("AAAA", "192.0.2.1", "AAAARRDATAIllegalIPv6Address")]
    [InlineData("TXT", "bare", "InvalidCharacterString")]
    [InlineData("CNAME", "a b", "CNAMERRDATANotSingleField")]
    [InlineData("MX", "mail.example.com", "MXRRDATANotTwoFields")]
    [InlineData("SRV", "1 2 mail.example.com", "SRVRRDATANotFourFields")]
    [InlineData("A", "010.0.0.1", "ARRDATAIllegalIPv4Address")]
    [InlineData("AAAA", "fe80::1%1", "AAAARRDATAIllegalIPv6Address")]
    [InlineData("TXT", "\"\\400\"", "InvalidCharacterString")]
    [InlineData("CAA", "999 issue \"ca.example.net\"", "CAARRDATAInvalid")]
    [InlineData("DS", "1 2 3 zz", "DSRRDATAInvalid")]
    [InlineData("SSHFP", "4 2 abc", "SSHFPRRDATAInvalid")]
    [InlineData("TLSA", "3 1 ab", "TLSARRDATAInvalid")]
    [InlineData("CNAME", "\\400.example.com", "CNAMERRDATANotSingleField")]
    public async Task Change_InvalidValue_IsRefused(string type, string value, string code) =>
        Assert.Contains(code, await _zones.ChangeRefusedAsync(_zone, Upsert("a.example.com", type, value)), StringComparison.Ordinal);

    [Fact]
    public async Task Change_TextOfMoreThan255Characters_HasToBeSplit()
    {
        var (half, whole) = (new string('a', 255), new string('a', 256));

        var message = await _zones.ChangeRefusedAsync(_zone, Upsert("a.example.com", "TXT", $"\"{whole}\""));
        await _zones.ChangeAsync(_zone, Upsert("a.example.com", "TXT", $"\"{half}\" \"{half}\""));

        Assert.Contains("CharacterStringTooLong", message, StringComparison.Ordinal);
    }

    /// <summary>Characters that are sent as two bytes count twice; an octal code is one.</summary>
    [Fact]
    public async Task Change_TextOfEscapesOrUmlauts_CountsTheBytesThatAreSent()
    {
        await _zones.ChangeAsync(_zone, Upsert("a.example.com", "TXT", $"\"{string.Concat(Enumerable.Repeat(@"\101", 255))}\""));

        var message = await _zones.ChangeRefusedAsync(_zone, Upsert("a.example.com", "TXT", $"\"{new string('\u00e9', 128)}\""));

        Assert.Contains("CharacterStringTooLong", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTPS", "1 .")]
    [InlineData("NAPTR", "1 1 \"u\" \"\" \"\" a.example.com")]
    public async Task Change_TypeThatIsNotEmulated_IsRefusedByName(string type, string value) => Assert.Contains(
        $"records of the type {type}",
        await _zones.RefusedAsync("UnsupportedOperation", "POST", $"hostedzone/{_zone}/rrset", Batch([Upsert("a.example.com", type, value)])),
        StringComparison.Ordinal);

    [Fact]
    public async Task Change_SameSetTwiceOrSoaBelowTheApex_IsRefused()
    {
        var twice = await _zones.ChangeRefusedAsync(_zone, Upsert("a.example.com", "A", "192.0.2.1"), Upsert("A.example.com", "A", "192.0.2.2"));
        var soa = await _zones.ChangeRefusedAsync(_zone, Upsert("a.example.com", "SOA", "ns.example.com. me.example.com. 1 2 3 4 5"));

        Assert.Contains("invalid set of changes for a resource record set 'A a.example.com.'", twice, StringComparison.Ordinal);
        Assert.Contains("only permitted at apex", soa, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_AliasThatLeadsBackToItself_IsRefused()
    {
        var circle = await _zones.ChangeRefusedAsync(
            _zone,
            Change("UPSERT", Alias("a.example.com", _zone, "b.example.com")),
            Change("UPSERT", Alias("b.example.com", _zone, "a.example.com")));
        var own = await _zones.ChangeRefusedAsync(
            _zone,
            Change("UPSERT", Set("a.example.com", "A", Weighted("y", 1), ["192.0.2.1"])),
            Change("UPSERT", Alias("a.example.com", _zone, "a.example.com", policy: Weighted("x", 1))));

        Assert.All([circle, own], fault => Assert.Contains("leads back to the alias", fault, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(@"\101bc.example.com", "abc.example.com.")]
    [InlineData("a@b.example.com", @"a\100b.example.com.")]
    public async Task Change_EscapedName_IsTheNameThatItMeans(string given, string kept)
    {
        await _zones.ChangeAsync(_zone, Upsert(given, "A", "192.0.2.1"));

        Assert.Contains($"{kept} A", await _zones.NamesAsync(_zone));
        Assert.Equal(["192.0.2.1"], await _lab.Aws.PublicDns.QueryAsync(kept, "A"));
    }

    [Fact]
    public async Task Change_SameValueTwice_IsRefused() => Assert.Equal(
        "[Duplicate Resource Record: '192.0.2.1']", await _zones.ChangeRefusedAsync(_zone, Upsert("a.example.com", "A", "192.0.2.1", "192.0.2.1")));

    [Theory]
    [InlineData("example.com", "CNAME", "is not permitted at apex")]
    [InlineData("a.example.com", "CNAME", "conflicts with other records")]
    [InlineData("b.example.com", "A", "a conflicting RRSet of type CNAME")]
    public async Task Change_CnameBesideOtherRecords_IsRefused(string name, string type, string reason)
    {
        await _zones.ChangeAsync(_zone, Upsert("a.example.com", "A", "192.0.2.1"), Upsert("b.example.com", "CNAME", "a.example.com"));

        var message = await _zones.ChangeRefusedAsync(_zone, Upsert(name, type, type is "A" ? "192.0.2.1" : "c.example.com"));

        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_OtherPolicyForTheSameName_IsRefused()
    {
        await _zones.ChangeAsync(_zone, Upsert("a.example.com", "A", "192.0.2.1"));

        var message = await _zones.ChangeRefusedAsync(_zone, Change("UPSERT", Set("a.example.com", "A", Weighted("x", 1), ["192.0.2.2"])));

        Assert.Contains("a simple RRSet exists with the same name and type", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<TTL>60</TTL>", "but found none")]
    [InlineData("<SetIdentifier>a</SetIdentifier><TTL>60</TTL><ResourceRecords><ResourceRecord><Value>192.0.2.1</Value></ResourceRecord></ResourceRecords>",
        "Expected exactly one of [Weight,")]
    [InlineData("<Weight>1</Weight><TTL>60</TTL><ResourceRecords><ResourceRecord><Value>192.0.2.1</Value></ResourceRecord></ResourceRecords>",
        "Missing field 'SetIdentifier'")]
    public async Task Change_FieldsThatDoNotFit_AreRefused(string fields, string reason)
    {
        var batch = Batch([Change("UPSERT", $"<ResourceRecordSet><Name>a.example.com</Name><Type>A</Type>{fields}</ResourceRecordSet>")]);

        Assert.Contains(reason, await _zones.RefusedAsync("InvalidInput", "POST", $"hostedzone/{_zone}/rrset", batch), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<SetIdentifier>a</SetIdentifier><Region>eu-west-1</Region>", "Region")]
    [InlineData("<SetIdentifier>a</SetIdentifier><GeoLocation><CountryCode>IE</CountryCode></GeoLocation>", "GeoLocation")]
    [InlineData("<HealthCheckId>1</HealthCheckId>", "HealthCheckId")]
    public async Task Change_PolicyThatIsNotEmulated_IsRefusedByName(string policy, string member)
    {
        var batch = Batch([Change("UPSERT", Set("a.example.com", "A", policy, ["192.0.2.1"]))]);

        var message = await _zones.RefusedAsync("UnsupportedOperation", "POST", $"hostedzone/{_zone}/rrset", batch);

        Assert.Contains($"ResourceRecordSet.{member}", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_MoreThanAThousandRecords_IsRefused() => Assert.Contains(
        "Number of records limit of 1000 exceeded",
        await _zones.ChangeRefusedAsync(_zone, Enumerable.Range(0, 501).Select(i => Upsert($"r{i}.example.com", "A", "192.0.2.1"))),
        StringComparison.Ordinal);

    [Fact]
    public async Task List_Records_AreOrderedByReversedNameAndPaged()
    {
        await _zones.ChangeAsync(
            _zone,
            Upsert("b.example.com", "A", "192.0.2.1"),
            Upsert("*.example.com", "TXT", "\"any\""),
            Upsert("z.b.example.com", "A", "192.0.2.1"),
            Upsert("c.example.com", "A", "192.0.2.1"),
            Upsert("b.example.com", "AAAA", "2001:db8::1"));

        var page = await _zones.CallAsync("GET", $"hostedzone/{_zone}/rrset?name=b.example.com&type=AAAA&maxitems=2");

        Assert.Equal(
            [
                "example.com. NS", "example.com. SOA", @"\052.example.com. TXT", "b.example.com. A", "b.example.com. AAAA", "z.b.example.com. A",
                "c.example.com. A",
            ],
            await _zones.NamesAsync(_zone));
        Assert.Equal(["b.example.com. AAAA", "z.b.example.com. A"], await _zones.NamesAsync(_zone, "?name=b.example.com&type=AAAA&maxitems=2"));
        Assert.Equal(("c.example.com.", "A"), (page.Element("NextRecordName")!.Value, page.Element("NextRecordType")!.Value));
        await _zones.RefusedAsync("InvalidInput", "GET", $"hostedzone/{_zone}/rrset?type=A");
    }

    [Fact]
    public async Task List_SetsOfAPolicy_ContinueAtTheIdentifier()
    {
        await _zones.ChangeAsync(
            _zone, [.. "xy".Select(id => Change("CREATE", Set("a.example.com", "A", Weighted($"{id}", 1), [id is 'x' ? "192.0.2.1" : "192.0.2.2"])))]);

        var page = await _zones.CallAsync("GET", $"hostedzone/{_zone}/rrset?name=a.example.com&maxitems=1");

        Assert.Equal(("x", "y"), (page.Descendants("SetIdentifier").Single().Value, page.Element("NextRecordIdentifier")!.Value));
    }

    private static string Weighted(string identifier, int weight) => $"<SetIdentifier>{identifier}</SetIdentifier><Weight>{weight}</Weight>";
}
