using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.IntegrationTests.Diagnostics;

/// <summary>docs/telemetry.md matches the instruments and messages of the packages exactly.</summary>
public class TelemetryPageTests
{
    private static readonly Type[] Library = typeof(PrivateLink).Assembly.GetTypes();
    private static readonly Type[] AspNetCore = typeof(ProxyProtocolTelemetry).Assembly.GetTypes();

    [Fact]
    public void Metrics_OfThePage_AreThoseOfThePackages() => Assert.Equal(
        Instruments().Select(instrument => $"{instrument.Name} {instrument.GetType().Name.Split('`')[0]} {instrument.Unit}").Order(StringComparer.Ordinal),
        TelemetryPage.Instruments.Select(row => $"{row.Name} {row.Kind} {row.Unit}").Order(StringComparer.Ordinal));

    [Fact]
    public void LogMessages_OfThePage_AreThoseOfThePackages() => Assert.Equal(
        Messages([.. Library, .. AspNetCore]).Select(message => $"{message.EventId} {message.EventName} {message.Level}").Order(StringComparer.Ordinal),
        TelemetryPage.Events.Select(row => $"{row.Id} {row.Name} {row.Level}").Order(StringComparer.Ordinal));

    [Fact]
    public void LogMessages_OfThePackages_HaveIdsAndNamesOfTheirOwn()
    {
        Assert.All(Messages(Library), message => Assert.InRange(message.EventId, 1000, 1399));
        Assert.All(Messages(AspNetCore), message => Assert.InRange(message.EventId, 2000, 2099));
        Assert.Distinct(Messages([.. Library, .. AspNetCore]).Select(message => message.EventId));
        Assert.Distinct(Messages([.. Library, .. AspNetCore]).Select(message => message.EventName));
    }

    [Fact]
    public async Task TagsAndActivities_OfTheEngine_AreThoseOfThePage()
    {
        await using var edge = await TestEnvironment.StartAsync();
        using var heard = new CapturedLog();
        edge.Aws.Faults.On("CreateSubnet").Throttle();
        edge.Aws.Faults.On("DescribeSubnets").ResetConnection();
        edge.Aws.Faults.On("DeleteVpc").Fail("DependencyViolation");
        edge.Aws.Faults.On("CreateNatGateway").Fail("NatGatewayLimitExceeded");
        await Assert.ThrowsAsync<ApplyException>(() => edge.ApplyAsync(Stacks.Service().Build()));
        await edge.PrivateLink.DestroyAsync(Stacks.Service().Build());

        var tags = TelemetryPage.Instruments.ToDictionary(row => row.Name, row => row.Tags);
        Assert.All(heard.Measured, measured => Assert.Equal(tags[measured.Instrument].Order(), measured.Tags.Keys.Order()));
        var activities = TelemetryPage.Activities.ToDictionary(row => row.Name, row => row.Tags);
        Assert.All(heard.Activities, activity =>
            Assert.Subset(activities[activity.OperationName].ToHashSet(), activity.TagObjects.Select(tag => tag.Key).ToHashSet()));
    }

    /// <summary>Static instruments exist once their type is first used.</summary>
    private static List<Instrument> Instruments()
    {
        foreach (var type in Library.Concat(AspNetCore).Where(type => type.TypeInitializer is not null && !type.ContainsGenericParameters))
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }

        var published = new List<Instrument>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name is Telemetry.MeterName or ProxyProtocolTelemetry.MeterName)
                {
                    published.Add(instrument);
                }
            },
        };
        listener.Start();
        return published;
    }

    private static IEnumerable<LoggerMessageAttribute> Messages(IEnumerable<Type> types) => types
        .SelectMany(type =>
        type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
        .OfType<LoggerMessageAttribute>();
}
