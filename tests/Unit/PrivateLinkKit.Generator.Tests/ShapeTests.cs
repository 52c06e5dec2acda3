using System.Reflection;

namespace PrivateLinkKit.Generator.Tests;

/// <summary>Public types and members of generated clients are those of the official ones.</summary>
public class ShapeTests
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // Written by hand in the official package.
    private const string Customised = "Amazon.SecurityToken.Model.Credentials";

    public static TheoryData<string> Services => SdkPair.Services;

    [Theory]
    [MemberData(nameof(Services))]
    public void Members_OfTheGeneratedClient_AreInThePackage(string service)
    {
        var pair = SdkPair.Of(service);

        var lacking = pair.Generated.Types.Where(type => type.FullName is not Customised).SelectMany(type => Lines(type, Members)
            .Except(pair.Official.Find(type.FullName!) is { } official ? Lines(official, Members) : []));

        Assert.Empty(lacking);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void SettablePropertiesAndConstants_OfThePackage_AreGenerated(string service)
    {
        var pair = SdkPair.Of(service);

        var lacking = pair.Generated.Types.Where(type => type.Namespace!.EndsWith(".Model", StringComparison.Ordinal) || type.BaseType?.Name is "ConstantClass")
            .SelectMany(type => Lines(pair.Official.Find(type.FullName!)!, PropertiesAndConstants).Except(Lines(type, PropertiesAndConstants)));

        Assert.Empty(lacking);
    }

    private static IEnumerable<string> Lines(Type type, Func<Type, IEnumerable<string>> members) => members(type).Select(member => $"{type}: {member}");

    private static IEnumerable<string> Members(Type type) =>
    [
        $"{(type.IsInterface ? "interface" : "class")} : {type.BaseType}",
        .. type.GetConstructors().Select(constructor => constructor.ToString()!),
        .. type.GetMethods(Public).Select(method => $"{(method.IsStatic ? "static " : "")}{(method.IsVirtual ? "virtual " : "")}{method}"),
        .. PropertiesAndConstants(type),
    ];

    private static IEnumerable<string> PropertiesAndConstants(Type type) =>
    [
        .. type.GetProperties(Public).Where(property => property.CanWrite).Select(property => $"{property}"),
        .. type.GetFields(Public).Select(field => $"{field}{(field.GetValue(null) is { } value ? $" = {value}" : "")}"),
    ];
}
