using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Tests.Engine.Values;

/// <summary>The canonical form of properties' values.</summary>
public class PropertyValueTests
{
    private static readonly string[] Texts =
        ["", "1", "true", "null", "a", "b", "Id", "$ref", "$secret", "$$a", "é", "😀", "\"", "\\", "\n", "\u007f", "a\",\"b"];

    private static readonly decimal[] Numbers = [0, -0.0m, 1, 1.0m, 1.50m, -1, 0.0000001m, 1e10m, decimal.MaxValue, decimal.MinValue];

    /// <summary>Models of values, which the tests compare without the library.</summary>
    private static readonly Arbitrary<Model> Models = Gen.Sized(size => ModelOf(Math.Min(size, 20))).ToArbitrary();

    [Fact]
    public void ToJson_EqualValues_IsEqualAndOfOthersDiffers() => Prop.ForAll(Models, Models, (one, other) =>
        (one.Key() == other.Key()) == (one.Value().ToJson() == other.Value().ToJson()))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Equals_ValuesOfOneText_AreEqualAndOthersAreNot() => Prop.ForAll(Models, Models, (one, other) =>
        (one.Value() == other.Value()) == (one.Value().ToJson() == other.Value().ToJson())
        && (one.Value() != other.Value() || one.Value().GetHashCode() == other.Value().GetHashCode()))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void ToJson_EntriesOfMapsAndSetsInAnotherOrder_IsTheSame() => Prop.ForAll(Models, model =>
        model.Value().ToJson() == model.Value(reversed: true).ToJson() && model.Value() == model.Value(reversed: true))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void FromJson_CanonicalForm_IsTheValue() => Prop.ForAll(Models, model =>
        Read(model.Value().ToJson()) is { } read && read == model.Value() && read.ToJson() == model.Value().ToJson())
        .QuickCheckThrowOnFailure();

    [Fact]
    public void FromJson_OtherSpelling_HasTheSameCanonicalForm() => Prop.ForAll(Models, model =>
        Read(JsonSerializer.Serialize(JsonDocument.Parse(model.Value().ToJson()), new JsonSerializerOptions { WriteIndented = true })) == model.Value())
        .QuickCheckThrowOnFailure();

    [Fact]
    public void ToJson_ElementsOfAListInAnotherOrder_Differs() =>
        Assert.NotEqual(PropertyValue.List(["a", "b"])!.ToJson(), PropertyValue.List(["b", "a"])!.ToJson());

    [Fact]
    public void ToJson_TextNumberAndReferenceThatReadAlike_Differ() => Assert.Equal(
        ["\"1\"", "1", "\"true\"", "true", "\"orders/vpc\"", """{"$ref":"orders/vpc","$output":"Id"}""", """{"$$output":"Id","$$ref":"orders/vpc"}"""],
        ((PropertyValue[])[
            "1", 1, "true", true, "orders/vpc", Ref.To(new LogicalId("orders/vpc")), PropertyValue.Map(("$ref", "orders/vpc"), ("$output", "Id")),
        ]).Select(value => value.ToJson()));

    /// <summary>Tags and plans of one version are read by others: a change of this text needs another <see cref="PropertyValue.FormatVersion"/>.</summary>
    [Fact]
    public void ToJson_OfFormat1_IsAlwaysThis()
    {
        var value = PropertyValue.Map(
            ("b", 1.50m), ("a", PropertyValue.Set(["y", "x", "y"])), ("B", PropertyValue.List([true, "é\"\\\n\u007f<😀"])), ("none", null),
            ("c", PropertyValue.Map()));

        Assert.Equal(1, PropertyValue.FormatVersion);
        Assert.Equal("""{"B":[true,"é\"\\\u000a\u007f<😀"],"a":["x","y"],"b":1.5,"c":{}}""", value.ToJson());
    }

    [Fact]
    public void ToJson_InAnotherCulture_IsTheSame()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };

            Assert.Equal("""{"I":-1.5,"i":2,"ä":3}""", PropertyValue.Map(("ä", 3), ("i", 2), ("I", -1.5m)).ToJson());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void ToJson_OfASecret_RevealsItOnlyOnRequest()
    {
        var value = PropertyValue.Map(("user", "app"), ("password", PropertyValue.Secret("hunter2")));

        Assert.Equal("""{"password":{"$secret":"(hidden)"},"user":"app"}""", value.ToJson());
        Assert.Equal("""{"password":"hunter2","user":"app"}""", value.ToJson(showSecrets: true));
        Assert.Equal("password=(hidden), user=app", value.ToString());
        Assert.NotEqual(value, PropertyValue.Map(("user", "app"), ("password", PropertyValue.Secret("hunter3"))));
    }

    [Fact]
    public void Resolve_SetOfReferences_IsOrderedByTheirValues()
    {
        var outputs = new Outputs();
        outputs.Set(new PrivateLinkKit.Aws.Ec2.VpcState(new("a/vpc"), new("eu-west-1"), "vpc-2")
        {
            CidrBlock = "10.0.0.0/16", EnableDnsHostnames = true, EnableDnsSupport = true,
        });
        var value = PropertyValue.Set([Ref.To(new LogicalId("a/vpc")), Ref.To("vpc-1"), Ref.To(new LogicalId("b/vpc"))])!;

        Assert.Equal("""["vpc-1","vpc-2",{"$ref":"b/vpc","$output":"Id"}]""", value.Resolve(outputs).ToJson());
        Assert.Equal($"vpc-1, vpc-2, b/vpc {PropertyValue.KnownAfterApply}", value.Resolve(outputs).ToString());
    }

    [Theory]
    [InlineData("""[null]""", "An element of a list is null; leave it out.")]
    [InlineData("""{"$secret":"(hidden)"}""", "A value is hidden as a secret ($secret), and cannot be read")]
    [InlineData("""{"$other":1}""", "The name '$other' is reserved; double its $.")]
    [InlineData("1e40", "The number 1e40 is out of range")]
    [InlineData("""{"a":1,"a":2}""", "An object has the name 'a' twice.")]
    [InlineData("""{"a":null,"a":2}""", "An object has the name 'a' twice.")]
    [InlineData("""{"$ref":"orders/vpc"}""", """A reference has the texts $ref and $output, and nothing else: {"$ref":"orders/vpc"}.""")]
    [InlineData("""{"$ref":1,"$output":"Id"}""", "A reference has the texts")]
    [InlineData("""{"$ref":"orders/vpc","$output":"Id","a":1}""", "A reference has the texts")]
    [InlineData("""{"$output":"Id"}""", "The name '$output' is reserved")]
    public void FromJson_NoValue_IsRefused(string json, string message) =>
        Assert.StartsWith(message, Assert.Throws<FormatException>(() => Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void FromJson_NoJson_IsRefused() =>
        Assert.Equal("There is no JSON: the element is undefined.", Assert.Throws<FormatException>(() => PropertyValue.FromJson(default)).Message);

    [Fact]
    public void Factories_OfTextsAndReferences_AreThoseOfTheirValues()
    {
        var vpc = Ref.To(new LogicalId("orders/vpc"));

        Assert.Equal(PropertyValue.List((PropertyValue[])["b", "a"]), PropertyValue.List((string[])["b", "a"]));
        Assert.Equal(PropertyValue.List((PropertyValue[])[vpc, "a"]), PropertyValue.List((Ref[])[vpc, Ref.To("a")]));
        Assert.Equal(PropertyValue.Set((PropertyValue[])[vpc, "a"]), PropertyValue.Set((Ref[])[vpc, Ref.To("a")]));
    }

    [Fact]
    public void Factories_OfNull_AreAbsent() => Assert.All(
        [
            PropertyValue.Set((IEnumerable<string>?)null), PropertyValue.Set((IEnumerable<Ref>?)null), PropertyValue.Set((IEnumerable<PropertyValue>?)null),
            PropertyValue.List((IEnumerable<string>?)null), PropertyValue.List((IEnumerable<Ref>?)null), PropertyValue.List((IEnumerable<PropertyValue>?)null),
            PropertyValue.Map((IEnumerable<(string, PropertyValue?)>?)null), PropertyValue.Secret(null),
        ],
        Assert.Null);

    [Fact]
    public void Factories_OfUnusableElements_RefuseThem()
    {
        Assert.StartsWith("An element is null; leave it out.", Refusal(() => PropertyValue.Set((string[])["a", null!])), StringComparison.Ordinal);
        Assert.StartsWith("An element is null; leave it out.", Refusal(() => PropertyValue.List((Ref[])[null!])), StringComparison.Ordinal);
        Assert.StartsWith("The name of an entry is null.", Refusal(() => PropertyValue.Map((null!, 1))), StringComparison.Ordinal);
        Assert.StartsWith("Two entries have the name 'a'.", Refusal(() => PropertyValue.Map(("a", 1), ("a", 2))), StringComparison.Ordinal);

        static string Refusal(Func<PropertyValue?> make) => Assert.Throws<ArgumentException>(make).Message;
    }

    private static PropertyValue? Read(string json) => PropertyValue.FromJson(JsonDocument.Parse(json).RootElement);

    private static Gen<Model> ModelOf(int size)
    {
        var text = Gen.Elements(Texts);
        Gen<Model>[] scalars =
        [
            text.Select(value => (Model)new Model.Text(value)),
            Gen.Elements(Numbers).Select(value => (Model)new Model.Number(value)),
            Gen.Elements(true, false).Select(value => (Model)new Model.Flag(value)),
            text.Zip(text).Select(names => (Model)new Model.Reference(names.Item1, names.Item2)),
        ];
        if (size < 2)
        {
            return Gen.OneOf(scalars);
        }

        var items = ModelOf(size / 3).ListOf().Select(list => list.Take(4).ToArray());
        return Gen.OneOf(
        [
            .. scalars,
            items.Select(list => (Model)new Model.List(list)),
            items.Select(list => (Model)new Model.Set(list)),
            text.Zip(ModelOf(size / 3)).ListOf().Select(entries => (Model)new Model.Map(
                entries.Take(4).GroupBy(entry => entry.Item1).ToDictionary(group => group.Key, group => group.First().Item2))),
        ]);
    }

    /// <summary>A value as .NET objects; a set is a list in the order of its elements' values.</summary>
    private abstract record Model
    {
        public abstract PropertyValue Value(bool reversed = false);

        /// <summary>Returns a text that names the type and length of everything, so that no two models collide.</summary>
        public abstract string Key();

        private static string Sized(string type, string text) => $"{type}{text.Length}:{text}";

        public sealed record Text(string Content) : Model
        {
            public override PropertyValue Value(bool reversed = false) => Content;

            public override string Key() => Sized("text", Content);
        }

        public sealed record Number(decimal Content) : Model
        {
            public override PropertyValue Value(bool reversed = false) => Content;

            public override string Key() => Sized("number", Content == 0 ? "0" : Content.ToString("G29", CultureInfo.InvariantCulture));
        }

        public sealed record Flag(bool Content) : Model
        {
            public override PropertyValue Value(bool reversed = false) => Content;

            public override string Key() => Sized("flag", $"{Content}");
        }

        public sealed record Reference(string Id, string Output) : Model
        {
            public override PropertyValue Value(bool reversed = false) => Ref.To(new LogicalId(Id), Output);

            public override string Key() => Sized("reference", Sized("", Id) + Output);
        }

        public sealed record List(Model[] Items) : Model
        {
            public override PropertyValue Value(bool reversed = false) => PropertyValue.List(Items.Select(item => item.Value(reversed)))!;

            public override string Key() => Sized("list", string.Concat(Items.Select(item => item.Key())));
        }

        public sealed record Set(Model[] Items) : Model
        {
            public override PropertyValue Value(bool reversed = false)
            {
                var values = Items.Select(item => item.Value(reversed)).ToList();
                return PropertyValue.Set(reversed ? Enumerable.Reverse(values) : values)!;
            }

            public override string Key() => Sized("list", string.Concat(
                Items.DistinctBy(item => item.Key()).OrderBy(item => item.Value().ToJson(), StringComparer.Ordinal).Select(item => item.Key())));
        }

        public sealed record Map(Dictionary<string, Model> Entries) : Model
        {
            public override PropertyValue Value(bool reversed = false)
            {
                var entries = Entries.Select(entry => (entry.Key, (PropertyValue?)entry.Value.Value(reversed))).ToList();
                return PropertyValue.Map(reversed ? Enumerable.Reverse(entries) : entries);
            }

            public override string Key() => Sized("map", string.Concat(
                Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => Sized("", entry.Key) + entry.Value.Key())));
        }
    }
}
