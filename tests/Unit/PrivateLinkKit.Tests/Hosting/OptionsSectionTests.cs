using System.Collections;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using PrivateLinkKit.Hosting;

namespace PrivateLinkKit.Tests.Hosting;

/// <summary>Every option by its own key.</summary>
public class OptionsSectionTests
{
    private static readonly IReadOnlyList<(string Key, Type Type)> Options = [.. Walk(typeof(PrivateLinkOptions), "")];

    public static TheoryData<string> Settable => [.. Options.Where(option => IsText(option.Type)).Select(option => option.Key)];

    public static TheoryData<string> SetInCode => [.. Options.Where(option => !IsText(option.Type)).Select(option => option.Key)];

    [Theory]
    [MemberData(nameof(Settable))]
    public void Bind_AnyOption_SetsThatOneAndNoOther(string key)
    {
        var (options, untouched) = (new PrivateLinkOptions(), new PrivateLinkOptions());
        Assert.Empty(Bind(untouched, key, ""));
        var value = Another(Options.Single(option => option.Key == key).Type, ValueOf(untouched, key));

        Assert.Empty(Bind(options, key, Convert.ToString(value, CultureInfo.InvariantCulture)));

        Assert.Equal(value, ValueOf(options, key));
        Assert.Equal(
            [key],
            Options.Where(option => IsText(option.Type)).Select(option => option.Key)
                .Where(other => !Equals(ValueOf(options, other), ValueOf(untouched, other))));
    }

    [Theory]
    [MemberData(nameof(SetInCode))]
    public void Bind_OptionThatOnlyCodeCanSet_IsRefused(string key) =>
        Assert.Equal([$"PrivateLink:{key} is set in code, not by configuration."], Bind(new PrivateLinkOptions(), key, "any"));

    [Fact]
    public void Bind_EmptyText_LeavesAValueAndTakesAnOptionalOneAway()
    {
        var options = new PrivateLinkOptions { MaxParallelism = 4, PaceRequests = true, Region = "eu-west-1" };

        Assert.Empty(Bind(options, "MaxParallelism", "").Concat(Bind(options, "PaceRequests", "")).Concat(Bind(options, "Region", "")));

        Assert.Equal((4, null, null), (options.MaxParallelism, options.PaceRequests, options.Region));
    }

    [Theory]
    [InlineData("ServiceUrl", "http://user:hunter2@h:99999999/")]
    [InlineData("ServiceUrl", "http://us er:hunter2@h:99999999/")]
    [InlineData("MaxParallelism", "http://user:hunter2@h/")]
    [InlineData("Waits", "http://user:hunter2@h/")]
    [InlineData("Accounts", "http://user:hunter2@h/")]
    public void Bind_UrlThatDoesNotFit_IsShownWithoutItsUser(string key, string value)
    {
        var fault = Assert.Single(Bind(new PrivateLinkOptions(), key, value));

        Assert.StartsWith($"PrivateLink:{key} ", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_EmptySectionOfAName_AddsTheName()
    {
        var options = new PrivateLinkOptions();

        Assert.Empty(Bind(options, "Endpoints:orders", ""));

        Assert.Equal("orders", Assert.Single(options.Endpoints).Key);
    }

    [Fact]
    public void Bind_TwoKeysOfAName_FillOneEntry()
    {
        var options = new PrivateLinkOptions();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("PrivateLink:Stacks:Orders:AtStart", "Apply"), new("privatelink:stacks:orders:jitter", "0.2")]).Build();

        Assert.Empty(OptionsSection.Bind(configuration.GetSection("PrivateLink"), options));

        Assert.Equal((StartupAction.Apply, 0.2), (Assert.Single(options.Stacks).Value.AtStart, options.Stacks["orders"].Jitter));
    }

    private static IReadOnlyList<string> Bind(PrivateLinkOptions options, string key, string? value) =>
        OptionsSection.Bind(new ConfigurationBuilder().AddInMemoryCollection([new($"PrivateLink:{key}", value)]).Build().GetSection("PrivateLink"), options);

    /// <summary>Returns all leaves, with one entry per dictionary.</summary>
    private static IEnumerable<(string Key, Type Type)> Walk(Type type, string prefix) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .SelectMany(property =>
        property.CanWrite || property.PropertyType.GetGenericArguments() is [_] ? [($"{prefix}{property.Name}", property.PropertyType)]
        : property.PropertyType.GetGenericArguments() is [_, var entry] ? Walk(entry, $"{prefix}{property.Name}:any:")
        : Walk(property.PropertyType, $"{prefix}{property.Name}:"));

    private static bool IsText(Type type) => Another(type, null) is not null;

    /// <summary>Returns another value than the default; null: the type cannot be parsed from text.</summary>
    private static object? Another(Type type, object? than) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var text when text == typeof(string) => "any-text",
        var url when url == typeof(Uri) => new Uri("http://127.0.0.1:4566/"),
        var time when time == typeof(TimeSpan) => TimeSpan.FromSeconds(7),
        var flag when flag == typeof(bool) => than is not true,
        var count when count == typeof(int) => 7,
        var share when share == typeof(double) => 0.25,
        { IsEnum: true } choice => Enum.GetValues(choice).Cast<object>().Last(),
        _ => null,
    };

    private static object? ValueOf(object options, string key) => key.Split(':').Aggregate((object?)options, (value, part) =>
        value is IDictionary entries ? entries[part] : value?.GetType().GetProperty(part)!.GetValue(value));
}
