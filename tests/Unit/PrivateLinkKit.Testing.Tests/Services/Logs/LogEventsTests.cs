using System.Text.Json.Nodes;

namespace PrivateLinkKit.Testing.Tests.Services.Logs;

public sealed class LogEventsTests : IAsyncLifetime
{
    private readonly ManualTime _clock = new();
    private EmbeddedAws _aws = null!;

    public async Task InitializeAsync()
    {
        _aws = await EmbeddedAws.StartAsync(new() { TimeProvider = _clock });
        await _aws.CallAsync("logs:CreateLogGroup", new() { ["logGroupName"] = "orders" });
        await _aws.CallAsync("logs:CreateLogStream", new() { ["logGroupName"] = "orders", ["logStreamName"] = "web" });
    }

    public async Task DisposeAsync() => await _aws.DisposeAsync();

    [Theory]
    [InlineData("", "a b c")]
    [InlineData("GET", "a b")]
    [InlineData("get", "")]
    [InlineData("GET 500", "b")]
    [InlineData("?200 ?500", "a b")]
    [InlineData("GET -500", "a")]
    [InlineData("\"GET /\"", "a b")]
    [InlineData("-GET", "c")]
    public async Task Filter_PlainText_SelectsWhatMatches(string pattern, string expected)
    {
        await PutAsync("a GET / 200", "b GET / 500", "c POST / 404");

        var found = await _aws.CallAsync("logs:FilterLogEvents", new() { ["logGroupName"] = "orders", ["filterPattern"] = pattern });

        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), found.Texts("events", "message").Select(text => text[..1]));
    }

    [Theory]
    [InlineData("{ $.a = 1 }")]
    [InlineData("[a, b]")]
    [InlineData("%a.*%")]
    public async Task Filter_AnyOtherPattern_IsRefusedByName(string pattern)
    {
        var message = await _aws.RefusedAsync(
            "InvalidParameterException", "logs:FilterLogEvents", new() { ["logGroupName"] = "orders", ["filterPattern"] = pattern });

        Assert.Contains("EmbeddedAws does not emulate", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_EventsOlderThanTheRetention_AreGone()
    {
        await _aws.CallAsync("logs:PutRetentionPolicy", new() { ["logGroupName"] = "orders", ["retentionInDays"] = 1 });
        await PutAsync("old");
        _clock.Advance(TimeSpan.FromHours(25));
        await PutAsync("new");

        Assert.Equal(["new"], (await GetAsync()).Texts("events", "message"));
    }

    [Fact]
    public async Task Get_MoreThanTheLimit_ReturnsTheLatest()
    {
        await PutAsync("a", "b", "c");

        Assert.Equal(["b", "c"], (await GetAsync(new() { ["limit"] = 2 })).Texts("events", "message"));
        Assert.Equal(["a", "b"], (await GetAsync(new() { ["limit"] = 2, ["startFromHead"] = true })).Texts("events", "message"));
    }

    [Fact]
    public async Task Put_MoreThanAreKept_ReturnsTheLatest()
    {
        for (var i = 0; i < 4; i++)
        {
            await PutAsync([.. Enumerable.Range(i * 5000, 5000).Select(number => $"{number}")]);
        }

        var lines = _aws.Logs.Read("orders");

        Assert.Equal((10_000, "10000", "19999"), (lines.Count, lines[0].Message, lines[^1].Message));
    }

    [Fact]
    public async Task Delete_Group_DeletesItsEvents()
    {
        await PutAsync("a");

        await _aws.CallAsync("logs:DeleteLogGroup", new() { ["logGroupName"] = "orders" });

        Assert.Empty(_aws.Logs.Read("orders"));
        await _aws.RefusedAsync("ResourceNotFoundException", "logs:FilterLogEvents", new() { ["logGroupName"] = "orders" });
    }

    private Task<JsonNode> PutAsync(params string[] messages) => _aws.CallAsync("logs:PutLogEvents", new()
    {
        ["logGroupName"] = "orders",
        ["logStreamName"] = "web",
        ["logEvents"] = new JsonArray([
            .. messages.Select(message => new JsonObject { ["timestamp"] = _clock.GetUtcNow().ToUnixTimeMilliseconds(), ["message"] = message }),
        ]),
    });

    private Task<JsonNode> GetAsync(JsonObject? parameters = null)
    {
        parameters ??= [];
        (parameters["logGroupName"], parameters["logStreamName"]) = ("orders", "web");
        return _aws.CallAsync("logs:GetLogEvents", parameters);
    }
}
