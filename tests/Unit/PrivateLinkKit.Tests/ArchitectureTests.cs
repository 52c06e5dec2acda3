using System.Reflection;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Tests;

/// <summary>Allowed dependencies.</summary>
public class ArchitectureTests
{
    private const BindingFlags Everything =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Type[] Types = typeof(PrivateLink).Assembly.GetTypes();

    [Theory]
    [InlineData("PrivateLinkKit.Engine.Model")]
    [InlineData("PrivateLinkKit.Engine.Planning")]
    [InlineData("PrivateLinkKit.Features")]
    public void Layer_WhatIsPure_KnowsNoAwsSdk(string layer) =>
        Assert.Empty(Types.Where(type => type.Namespace == layer || type.Namespace?.StartsWith($"{layer}.", StringComparison.Ordinal) == true)
            .SelectMany(AwsSdkMembers));

    [Fact]
    public void Records_OfResources_HoldNothingOfTheAwsSdk() =>
        Assert.Empty(Types.Where(type => type.IsAssignableTo(typeof(Resource)) || type.IsAssignableTo(typeof(ResourceState))).SelectMany(AwsSdkMembers));

    private static IEnumerable<string> AwsSdkMembers(Type type) =>
        type.GetMembers(Everything).Where(UsesAwsSdk).Select(member => $"{type.Name}.{member.Name}");

    private static bool UsesAwsSdk(MemberInfo member) => (member switch
    {
        FieldInfo field => [field.FieldType],
        PropertyInfo property => [property.PropertyType],
        MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(parameter => parameter.ParameterType)],
        ConstructorInfo constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType),
        _ => (IEnumerable<Type>)[],
    }).Any(IsAwsSdk);

    private static bool IsAwsSdk(Type type) =>
        type.Namespace?.StartsWith("Amazon", StringComparison.Ordinal) == true || type.GetGenericArguments().Any(IsAwsSdk);
}
