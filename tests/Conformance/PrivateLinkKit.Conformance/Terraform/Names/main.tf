# A web server on the Internet under a name of a public zone, and the private name of an endpoint service that the zone verifies.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

provider "aws" {}

resource "aws_vpc" "this" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id
}

resource "aws_default_route_table" "this" {
  default_route_table_id = aws_vpc.this.default_route_table_id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.this.id
  }
}

resource "aws_subnet" "public" {
  vpc_id     = aws_vpc.this.id
  cidr_block = "10.0.0.0/24"
}

resource "aws_default_security_group" "this" {
  vpc_id = aws_vpc.this.id

  ingress {
    protocol    = "tcp"
    from_port   = 80
    to_port     = 80
    cidr_blocks = ["0.0.0.0/0"]
  }

  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "web" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.public.id
  vpc_security_group_ids = [aws_default_security_group.this.id]
}

resource "aws_lb" "front" {
  for_each           = toset(["public", "internal"])
  name               = each.key
  load_balancer_type = "network"
  internal           = each.key == "internal"
  subnets            = [aws_subnet.public.id]
  security_groups    = [aws_default_security_group.this.id]
  depends_on         = [aws_internet_gateway.this]
}

resource "aws_lb_target_group" "web" {
  for_each = aws_lb.front
  name     = each.key
  protocol = "TCP"
  port     = 80
  vpc_id   = aws_vpc.this.id
}

resource "aws_lb_target_group_attachment" "web" {
  for_each         = aws_lb_target_group.web
  target_group_arn = each.value.arn
  target_id        = aws_instance.web.id
}

resource "aws_lb_listener" "web" {
  for_each          = aws_lb.front
  load_balancer_arn = each.value.arn
  protocol          = "TCP"
  port              = 80

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web[each.key].arn
  }
}
