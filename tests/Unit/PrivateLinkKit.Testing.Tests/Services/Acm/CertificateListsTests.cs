using System.Text.Json.Nodes;

namespace PrivateLinkKit.Testing.Tests.Services.Acm;

public sealed class CertificateListsTests : IAsyncLifetime
{
    private readonly ManualTime _clock = new();
    private readonly List<string> _requested = [];
    private EmbeddedAws _aws = null!;
    private string _imported = "";

    public async Task InitializeAsync()
    {
        _aws = await EmbeddedAws.StartAsync(new EmbeddedAwsOptions { TimeProvider = _clock });
        foreach (var name in new[] { "a.example.com", "b.example.com", "c.example.com" })
        {
            _requested.Add(await _aws.RequestAsync(name));
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        _imported = await _aws.ImportAsync("d.example.com");
    }

    public async Task DisposeAsync() => await _aws.DisposeAsync();

    [Fact]
    public async Task List_WithoutFilters_HasRsaKeysOnly() => Assert.Equal(_requested, await ListAsync([]));

    [Theory]
    [InlineData("keyTypes", "EC_prime256v1", true)]
    [InlineData("keyUsage", "DIGITAL_SIGNATURE", false)]
    [InlineData("extendedKeyUsage", "CODE_SIGNING", false)]
    public async Task List_Filters_AreAllApplied(string filter, string value, bool found)
    {
        var includes = new JsonObject { [filter] = new JsonArray(value) };

        Assert.Equal(found ? [_imported] : [], await ListAsync(new() { ["Includes"] = includes }));
    }

    [Theory]
    [InlineData("ISSUED", 0)]
    [InlineData("PENDING_VALIDATION", 3)]
    public async Task List_ByStatus_HasThoseOnly(string status, int count) =>
        Assert.Equal(count, (await ListAsync(new() { ["CertificateStatuses"] = new JsonArray(status) })).Count);

    [Fact]
    public async Task List_InPagesFromTheLatest_HasAllOnce()
    {
        var found = new List<string>();
        string? token = null;
        do
        {
            var parameters = new JsonObject { ["MaxItems"] = 2, ["SortBy"] = "CREATED_AT", ["SortOrder"] = "DESCENDING" };
            if (token is not null)
            {
                parameters["NextToken"] = token;
            }

            var page = await _aws.CallAsync("acm:ListCertificates", parameters);
            found.AddRange(page.Texts("CertificateSummaryList", "CertificateArn"));
            token = (string?)page["NextToken"];
        }
        while (token is not null);

        Assert.Equal(Enumerable.Reverse(_requested), found);
    }

    [Fact]
    public async Task List_SortByWithoutOrder_IsRefused()
    {
        await _aws.RefusedAsync("ValidationException", "acm:ListCertificates", new() { ["SortBy"] = "CREATED_AT" });
        await _aws.RefusedAsync("ValidationException", "acm:ListCertificates", new() { ["NextToken"] = "nothing" });
    }

    [Fact]
    public async Task Tags_WithAValue_AreOnlyRemovedIfTheyHaveIt()
    {
        JsonObject Tags(string value) => new()
        {
            ["CertificateArn"] = _imported,
            ["Tags"] = new JsonArray(new JsonObject { ["Key"] = "team", ["Value"] = value }),
        };
        await _aws.CallAsync("acm:AddTagsToCertificate", Tags("a"));

        await _aws.CallAsync("acm:RemoveTagsFromCertificate", Tags("b"));
        var kept = await TagsAsync();
        await _aws.CallAsync("acm:RemoveTagsFromCertificate", Tags("a"));

        Assert.Equal(["team"], kept);
        Assert.Empty(await TagsAsync());
    }

    [Theory]
    [InlineData("aws:team", "InvalidTagException")]
    [InlineData("team?", "ValidationException")]
    public async Task Tags_InvalidKey_IsRefused(string key, string code) => await _aws.RefusedAsync(code, "acm:AddTagsToCertificate", new()
    {
        ["CertificateArn"] = _imported,
        ["Tags"] = new JsonArray(new JsonObject { ["Key"] = key }),
    });

    [Fact]
    public async Task Options_OfARequestedCertificate_CanChangeAndOfAnImportedOneNot()
    {
        JsonObject Options(string arn) => new()
        {
            ["CertificateArn"] = arn,
            ["Options"] = new JsonObject { ["CertificateTransparencyLoggingPreference"] = "DISABLED" },
        };

        await _aws.CallAsync("acm:UpdateCertificateOptions", Options(_requested[0]));

        var found = await _aws.DescribeCertificateAsync(_requested[0]);
        Assert.Equal("DISABLED", (string)found["Options"]!["CertificateTransparencyLoggingPreference"]!);
        await _aws.RefusedAsync("InvalidStateException", "acm:UpdateCertificateOptions", Options(_imported));
    }

    [Fact]
    public async Task AccountConfiguration_AgainWithTheToken_KeepsTheFirst()
    {
        await PutAsync("one", 10);
        await PutAsync("two", 20);
        await PutAsync("one", 10);

        var found = await _aws.CallAsync("acm:GetAccountConfiguration");

        Assert.Equal(20, (int)found["ExpiryEvents"]!["DaysBeforeExpiry"]!);
        await _aws.RefusedAsync("ValidationException", "acm:PutAccountConfiguration", Configuration("three", 91));
    }

    private static JsonObject Configuration(string token, int days) =>
        new() { ["IdempotencyToken"] = token, ["ExpiryEvents"] = new JsonObject { ["DaysBeforeExpiry"] = days } };

    private Task PutAsync(string token, int days) => _aws.CallAsync("acm:PutAccountConfiguration", Configuration(token, days));

    private async Task<List<string>> ListAsync(JsonObject parameters) =>
        [.. (await _aws.CallAsync("acm:ListCertificates", parameters)).Texts("CertificateSummaryList", "CertificateArn")];

    private async Task<List<string>> TagsAsync() =>
        [.. (await _aws.CallAsync("acm:ListTagsForCertificate", new() { ["CertificateArn"] = _imported })).Texts("Tags", "Key")];
}
