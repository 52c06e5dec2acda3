using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.Wire.Ec2;
using PrivateLinkKit.Testing.Wire.Ecs;
using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Tests.Protocols;

public class OperationTests
{
    [Fact]
    public void Read_NestedLists_FillsTheRecord()
    {
        var parameters = new WireObject { { "Filter",
            new WireList { new WireObject { { "Name", new WireText("vpc-id") }, { "Value", Texts("vpc-1", "vpc-2") } } } } };

        var request = Ec2Operations.DescribeSubnets.Read(parameters, DefaultValues.None, out var reading);

        var filter = Assert.Single(request.Filters!);
        Assert.Equal(["vpc-1", "vpc-2"], filter.Values!);
        Assert.Empty(reading.Faults);
        Assert.Equal(["Filters", "Filters.Name", "Filters.Values"], reading.Members.Order());
    }

    [Fact]
    public void Read_MissingUnknownAndInvalid_ReportsAllThreeByWirePath()
    {
        var specification = new WireObject { { "ResourceType", new WireText("castle") }, { "Colour", new WireText("red") } };
        var parameters = new WireObject { { "TagSpecification", new WireList { { 3, specification } } } };

        Ec2Operations.CreateSubnet.Read(parameters, DefaultValues.None, out var reading);

        Assert.Equal(
            [(WireErrorKind.Invalid, "TagSpecification.3.ResourceType"), (WireErrorKind.Unknown, "TagSpecification.3.Colour"),
                (WireErrorKind.Missing, "VpcId")],
            reading.Faults.Select(fault => (fault.Kind, fault.Path)));
    }

    [Fact]
    public void Read_QueryList_SpellsTheMemberLevelInPaths()
    {
        var parameters = new WireObject { { "ResourceArns", Texts("arn") }, { "Tags", new WireList { new WireObject() } } };

        ElbV2Operations.AddTags.Read(parameters, DefaultValues.None, out var reading);

        Assert.Equal("Tags.member.1.Key", Assert.Single(reading.Faults).Path);
    }

    [Fact]
    public void Read_EmptyTextForQueryList_IsAnEmptyList()
    {
        var request = ElbV2Operations.DescribeTags.Read(new WireObject { { "ResourceArns", new WireText("") } }, DefaultValues.None, out var reading);

        Assert.Empty(request.ResourceArns!);
        Assert.Empty(reading.Faults);
    }

    [Theory]
    [InlineData("7", false)]
    [InlineData("seven", true)]
    public void Read_NumberAsText_IsReadInQueryProtocols(string text, bool isFault)
    {
        var request = Ec2Operations.DescribeVpcs.Read(new WireObject { { "MaxResults", new WireText(text) } }, DefaultValues.None, out var reading);

        Assert.Equal(isFault, reading.Faults.Count == 1);
        Assert.Equal(isFault ? 0 : 7, request.MaxResults);
    }

    [Fact]
    public void Read_NumberAsTextInJson_IsAFault()
    {
        var container = new WireObject { { "name", new WireText("app") }, { "cpu", new WireText("256") } };

        EcsOperations.RegisterTaskDefinition.Read(
            new WireObject { { "family", new WireText("app") }, { "containerDefinitions", new WireList { container } } }, DefaultValues.None, out var reading);

        Assert.Equal("containerDefinitions[0].cpu", Assert.Single(reading.Faults).Path);
    }

    [Fact]
    public void Write_AbsentAndEmptyLists_AreDistinguished()
    {
        var vpcs = new DescribeVpcsResult { Vpcs = [new Vpc { VpcId = "vpc-1", Tags = [] }] };

        var written = Ec2Operations.DescribeVpcs.Write(vpcs);

        var vpc = (WireObject)Assert.Single((WireList)written["vpcSet"]!).Value;
        Assert.Equal(["vpcId", "tagSet"], vpc.Select(member => member.Key).OrderDescending());
        Assert.Empty((WireList)vpc["tagSet"]!);
    }

    private static WireList Texts(params string[] values)
    {
        var list = new WireList();
        foreach (var value in values)
        {
            list.Add(new WireText(value));
        }

        return list;
    }
}
